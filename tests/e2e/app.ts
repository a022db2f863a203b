import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';

const OUT = resolve(process.env['COMMUNIQUE_OUT'] ?? 'out');
const BROWSER = process.env['COMMUNIQUE_BROWSER'] ?? '/usr/bin/chromium';

export interface AppOptions {
  /** A file to open instead of the bundled timeline. */
  readonly file?: string;
  /** BCP 47; what the browser says that its user prefers. */
  readonly locale?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly context?: BrowserContextOptions;
}

export interface RunningApp {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly address: string;
  /** Everything that must not happen: errors on the console, uncaught ones, reports of the content policy. */
  readonly complaints: readonly string[];
  /** Lets pass the complaints about a failure that a test brings about, whenever they come. */
  forgive(expected: RegExp): void;
  /** Ends page and server; fails if there was any complaint. */
  close(): Promise<void>;
}

let browser: Browser | null = null;

/** Started once for all tests of a file; `stopBrowser` belongs in its `afterAll`. */
async function startBrowser(): Promise<Browser> {
  browser ??= await chromium.launch({
    executablePath: BROWSER,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return browser;
}

export async function stopBrowser(): Promise<void> {
  await browser?.close();
  browser = null;
}

/** The built app, served from the loopback address as its users get it, in a page of its own. */
export async function startApp(options: AppOptions = {}): Promise<RunningApp> {
  const home = await mkdtemp(join(tmpdir(), 'communique-e2e-'));
  const { server, address } = await serve(home, options.file);
  const context = await (
    await startBrowser()
  ).newContext({
    locale: options.locale ?? 'en-GB',
    viewport: options.viewport ?? { width: 1440, height: 900 },
    colorScheme: options.colorScheme ?? 'light',
    acceptDownloads: true,
    ...options.context,
  });
  const page = await context.newPage();
  const complaints = collectComplaints(page);
  const forgiven: RegExp[] = [];
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return {
    page,
    context,
    address,
    complaints,
    forgive: (expected) => {
      forgiven.push(expected);
    },
    close: async () => {
      await context.close();
      await stopServer(server);
      await rm(home, { recursive: true, force: true });
      const left = complaints.filter((complaint) => !forgiven.some((expected) => expected.test(complaint)));
      if (left.length > 0) throw new Error(`The page complained:\n${left.join('\n')}`);
    },
  };
}

function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' || /Content Security Policy/i.test(text)) complaints.push(text);
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  return complaints;
}

async function serve(
  home: string,
  file: string | undefined,
): Promise<{ readonly server: ChildProcess; readonly address: string }> {
  const args = [join(OUT, 'cli/index.js'), 'serve', ...(file === undefined ? [] : [file]), '--port', '0'];
  const server = spawn(process.execPath, args, {
    env: { ...process.env, COMMUNIQUE_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  server.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const lines = createInterface({ input: server.stdout });
  const address = await new Promise<string>((found, fail) => {
    lines.once('line', found);
    server.once('exit', (code) => fail(new Error(`The server ended with ${String(code)}: ${said}`)));
  });
  return { server, address };
}

async function stopServer(server: ChildProcess): Promise<void> {
  const ended = new Promise((done) => server.once('exit', done));
  server.kill();
  await ended;
}
