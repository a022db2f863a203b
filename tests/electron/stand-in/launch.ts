import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { vi } from 'vitest';
import { StandInApp } from './app.ts';
import { type StandInBrowserWindow, windowClass } from './browser-window.ts';
import { StandInIpcMain } from './ipc-main.ts';
import { StandInMenu } from './menu.ts';
import { StandInNativeTheme } from './native-theme.ts';
import { StandInProtocol } from './protocol.ts';
import { StandInSession } from './session.ts';
import {
  nativeImage,
  StandInClipboard,
  StandInClipboardItem,
  StandInDialog,
  StandInScreen,
  StandInShell,
} from './small-modules.ts';
import type { StandInWorld } from './world.ts';

const built = resolve(process.env['COMMUNIQUE_OUT'] ?? 'out');

export interface LaunchOptions {
  /** Stands for the user's home: settings, journals and logs are in it. */
  readonly home: string;
  readonly files?: readonly string[];
  readonly languages?: readonly string[];
  readonly isFirstInstance?: boolean;
  /** The system that main believes to run on. */
  readonly platform?: NodeJS.Platform;
  /** Bounds of the displays; one of 1920 × 1080 where nothing is said. */
  readonly displays?: readonly Electron.Rectangle[];
  /** What the system does while main runs its first turn. */
  readonly beforeReady?: (app: StandInApp) => void;
}

/** A run of the built shell under the stand-in. */
export interface StandInRun {
  /** What `import 'electron'` gave to main. */
  readonly electron: ReturnType<typeof createModule>;
  readonly world: StandInWorld;
  readonly windows: readonly StandInBrowserWindow[];
  /** Everything that pages wrote to their consoles as errors, and their uncaught ones. */
  readonly complaints: readonly string[];
  /** The window in front, once its page shows a document. */
  firstPage(): Promise<Page>;
  /** Ends the run as if the machine had lost its power: nothing is told to anyone. */
  kill(): Promise<void>;
}

let browser: Browser | null = null;
let runs = 0;

async function openBrowser(): Promise<Browser> {
  browser ??= await chromium.launch({
    executablePath: process.env['COMMUNIQUE_BROWSER'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  });
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = null;
}

export async function launchStandIn(options: LaunchOptions): Promise<StandInRun> {
  const context = await (await openBrowser()).newContext({ acceptDownloads: false });
  context.setDefaultTimeout(60_000);
  const world = createWorld(context, options);
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await world.protocol.start();
  await world.session.attach(context, world.protocol);
  const electron = createModule(world, options.displays);
  world.app.beforeReady = options.beforeReady ?? null;
  const restorePlatform = believe(options.platform ?? process.platform);
  const restore = await runMain(electron, options.files ?? []);
  world.app.mainHasLoaded();
  return {
    electron,
    world,
    windows: world.windows,
    complaints,
    firstPage: () => firstPage(world),
    kill: async () => {
      restore();
      restorePlatform();
      await context.close();
      await world.protocol.stop();
    },
  };
}

function createWorld(context: StandInWorld['context'], options: LaunchOptions): StandInWorld {
  const folders: Readonly<Record<string, string>> = {
    home: options.home,
    userData: join(options.home, 'user-data'),
    logs: join(options.home, 'logs'),
    documents: join(options.home, 'documents'),
    temp: join(options.home, 'temp'),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  const world = {
    context,
    windows: [],
    ipcMain: new StandInIpcMain(),
    protocol: new StandInProtocol(),
    session: new StandInSession(),
    nativeTheme: new StandInNativeTheme(),
    languages: options.languages ?? ['en-GB'],
    version: '0.1.0',
    isFirstInstance: options.isFirstInstance ?? true,
    pathOf: (name: string) => {
      const folder = folders[name];
      if (folder === undefined) throw new Error(`Failed to get '${name}' path`);
      return folder;
    },
  } as unknown as StandInWorld & { app: StandInApp };
  world.app = new StandInApp(world);
  return world;
}

/** The module as main imports it. A name that main imports and that is missing here is an error when main loads. */
export function createModule(world: StandInWorld, displays?: readonly Electron.Rectangle[]) {
  return {
    app: world.app,
    BrowserWindow: windowClass(world),
    ClipboardItem: StandInClipboardItem,
    clipboard: new StandInClipboard(),
    dialog: new StandInDialog(),
    ipcMain: world.ipcMain,
    Menu: StandInMenu,
    nativeImage,
    nativeTheme: world.nativeTheme,
    protocol: world.protocol,
    screen: new StandInScreen(displays),
    session: { defaultSession: world.session },
    shell: new StandInShell(),
  } satisfies Partial<Record<keyof typeof Electron, unknown>>;
}

/** Main reads the platform where it is used: what it sees there can be any. Gives what takes it back. */
function believe(platform: NodeJS.Platform): () => void {
  const own = Object.getOwnPropertyDescriptor(process, 'platform');
  Object.defineProperty(process, 'platform', { ...own, value: platform });
  return () => {
    if (own !== undefined) Object.defineProperty(process, 'platform', own);
  };
}

/** Runs main afresh, as a start of the program does, and gives what undoes its hold on this process. */
async function runMain(
  electron: ReturnType<typeof createModule>,
  files: readonly string[],
): Promise<() => void> {
  const main = join(built, 'main', 'index.js');
  if (!existsSync(main)) throw new Error(`Not built: ${main}`);
  const { argv } = process;
  const before = new Map(
    ['uncaughtException', 'unhandledRejection'].map((name) => [name, process.rawListeners(name)]),
  );
  process.argv = ['electron', '.', ...files];
  vi.resetModules();
  vi.doMock('electron', () => electron);
  runs += 1;
  await settled(import(/* @vite-ignore */ `${pathToFileURL(main).href}?run=${runs}`));
  process.argv = argv;
  return () => {
    for (const [name, known] of before) {
      const added = process.rawListeners(name).filter((listener) => !known.includes(listener));
      for (const listener of added) process.removeListener(name, listener as () => void);
    }
  };
}

/** A main that waits at its top level for what comes after it is told from one that is slow. */
async function settled(loading: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('Main does not finish loading: Electron would never be ready')),
      60_000,
    );
  });
  await Promise.race([loading, late]).finally(() => clearTimeout(timer));
}

async function firstPage(world: StandInWorld): Promise<Page> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const window = world.windows.at(-1);
    if (window?.isVisible() === true && window.webContents.hasPage) return window.webContents.page;
    if (Date.now() > deadline) throw new Error('No window was shown');
    await new Promise((wake) => setTimeout(wake, 50));
  }
}
