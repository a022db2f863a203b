import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showsEvents } from '../electron/journeys.ts';
import { createEvent } from '../electron/stand-in/emitter.ts';
import { closeBrowser, launchStandIn, type StandInRun } from '../electron/stand-in/launch.ts';
import type { StandInFrame } from '../electron/stand-in/web-contents.ts';
import type { MenuItem } from '../../src/host/host.ts';
import {
  ARGUMENT_CHECKS,
  channelOf,
  DROP_CALLS,
  HOST_CALLS,
  type HostBridge,
  type HostCall,
  isDropCall,
} from '../../src/host/ipc.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const out = resolve(process.env['COMMUNIQUE_OUT'] ?? 'out');
const folders = temporaryFolder();
let run: StandInRun;
let page: Page;
let home = '';

beforeAll(async () => {
  home = mkdtempSync(join(folders, 'home-'));
  run = await launchStandIn({ home });
  page = await run.firstPage();
  await showsEvents(page, 15);
});
afterAll(async () => {
  await run.kill();
  await closeBrowser();
});

const preferences = (): Electron.WebPreferences => run.windows[0]?.options.webPreferences ?? {};

/** Requests that left the app's own origin, with what became of them. */
const foreign = (): readonly { url: string; cancelled: boolean }[] =>
  run.world.session.requested.filter(
    ({ url }) => !url.startsWith('communique://app/') && !/^(blob|data):/.test(url),
  );

type Redirect = Electron.Event<Electron.WebContentsWillRedirectEventParams>;

describe('The window’s powers', () => {
  it('are those of a sandboxed, isolated page without Node', async () => {
    expect(preferences()).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
    });
    for (const name of [
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
      'plugins',
    ]) {
      expect(preferences()).not.toHaveProperty(name);
    }
    const globals = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', 'standInInvoke'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(globals).toEqual([]);
  });

  it('reach the shell through named functions alone', async () => {
    const shape = await page.evaluate(() => {
      const bridge = Reflect.get(window, 'communiqueBridge') as Record<string, unknown>;
      return {
        keys: Object.keys(bridge).sort(),
        calls: Object.keys(bridge['calls'] as object).sort(),
        drops: Object.keys(bridge['drops'] as object).sort(),
        frozen: [bridge, bridge['calls'], bridge['drops']].every((part) => Object.isFrozen(part)),
      };
    });
    expect(shape).toEqual({
      keys: ['calls', 'drops', 'listen'],
      calls: HOST_CALLS.filter((call) => !isDropCall(call)).sort(),
      drops: [...DROP_CALLS].sort(),
      frozen: true,
    });
  });

  it('hold a policy without unsafe scripts, in the header and in the page', async () => {
    const answer = await run.world.protocol.ask('communique://app/index.html');
    const meta = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    for (const policy of [answer.headers.get('Content-Security-Policy'), meta]) {
      expect(policy).toContain("default-src 'none'");
      expect(policy?.match(/'(unsafe-[a-z-]+|wasm-unsafe-eval)'/g)).toEqual(["'wasm-unsafe-eval'"]);
    }
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.body.append(script);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.handlerRan = true');
      image.src = '/nowhere.png';
      document.body.append(image);
      await new Promise((wake) => setTimeout(wake, 300));
      return ['inlineRan', 'handlerRan'].filter((name) => name in window);
    });
    expect(ran).toEqual([]);
  });

  it('include no permission', async () => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'microphone', 'camera', 'clipboard-read', 'midi'];
      const asked = names.map(async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName });
        return state;
      });
      return Promise.all(asked);
    });
    expect(states).not.toContain('granted');
    const contents = run.windows[0]?.webContents as unknown as Electron.WebContents;
    for (const permission of [
      'geolocation',
      'media',
      'notifications',
      'clipboard-read',
      'fullscreen',
      'openExternal',
    ] as const) {
      expect(run.world.session.isGranted(permission, contents), permission).toBe(false);
      expect(run.world.session.isCheckedTrue(permission), permission).toBe(false);
    }
    expect(run.world.session.onDevice?.({} as Electron.DevicePermissionHandlerHandlerDetails)).toBe(false);
    expect(run.world.session.isDownloadAllowed()).toBe(false);
  });

  it('end at the window’s own page: no navigation, no new window, no frame of another origin', async () => {
    await page.evaluate(() => {
      location.href = 'https://evil.example/';
    });
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://evil.example/link';
      document.body.append(link);
      link.click();
      const frame = document.createElement('iframe');
      frame.src = 'https://evil.example/frame';
      document.body.append(frame);
      window.open('https://evil.example/window');
      window.open('about:blank');
    });
    await page.waitForTimeout(500);
    const contents = run.windows[0]?.webContents;
    expect(contents?.getURL()).toBe('communique://app/index.html');
    // Each is enough by itself.
    const details = { url: 'https://evil.example/', isMainFrame: true, isSameDocument: false, frame: null };
    const events = [
      createEvent(details),
      createEvent(details),
      createEvent({ ...details, isInPlace: false }),
    ];
    const [navigation, frame, redirect] = events as [(typeof events)[0], (typeof events)[0], Redirect];
    contents?.emit('will-navigate', navigation, details.url);
    contents?.emit('will-frame-navigate', frame);
    contents?.emit('will-redirect', redirect, details.url);
    expect(events.map(({ defaultPrevented }) => defaultPrevented)).toEqual([true, true, true]);
    await expect.poll(() => page.context().pages().length).toBe(1);
    expect(foreign().filter(({ cancelled }) => !cancelled)).toEqual([]);
    await showsEvents(page, 15);
  });

  it('take no webview', () => {
    const event = createEvent();
    run.windows[0]?.webContents.emit('will-attach-webview', event, {}, { src: 'https://evil.example/' });
    expect(event.defaultPrevented).toBe(true);
  });

  it('cancel whatever is asked of the net, whoever asks', async () => {
    const { session } = run.world;
    for (const url of [
      'https://evil.example/',
      'http://127.0.0.1:80/',
      'ws://evil.example/',
      'file:///etc/passwd',
      'ftp://evil.example/',
      'communique://app.evil.example/',
      'blob:https://evil.example/1',
    ]) {
      expect(await session.isCancelled(url), url).toBe(true);
    }
    for (const url of ['communique://app/index.html', 'blob:communique://app/1', 'data:,x']) {
      expect(await session.isCancelled(url), url).toBe(false);
    }
  });

  it('do not reach the net', async () => {
    const outcomes = await page.evaluate(async () => {
      const load = (name: string, address: string) =>
        new Promise((resolve, reject) => {
          const element = Object.assign(document.createElement(name), { src: address });
          element.onload = resolve;
          element.onerror = reject;
          document.body.append(element);
        });
      const tries = [
        () => fetch('https://evil.example/'),
        () => fetch('http://127.0.0.1:9/'),
        () => load('script', 'https://evil.example/x.js'),
        () => load('img', 'https://evil.example/x.png'),
      ];
      return Promise.all(
        tries.map((attempt) =>
          attempt().then(
            () => 'reached',
            () => 'refused',
          ),
        ),
      );
    });
    expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused']);
    expect(foreign().filter(({ cancelled }) => !cancelled)).toEqual([]);
  });

  it('open only https addresses, and only after the user agreed', async () => {
    const open = (url: string) =>
      page.evaluate(async (address) => {
        const { calls } = Reflect.get(window, 'communiqueBridge') as HostBridge;
        return calls.openExternal(address);
      }, url);
    for (const url of [
      'http://example.org/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://x/y',
      'https://a:b@example.org/',
      'x',
    ]) {
      expect(await open(url), url).toMatchObject({ ok: false, code: 'refused' });
    }
    expect(run.electron.dialog.unscripted).toBe(0);
    expect(await open('https://example.org/')).toMatchObject({ ok: false });
    expect(run.electron.dialog.unscripted).toBe(1);
    expect(run.electron.shell.opened).toEqual([]);
    run.electron.dialog.willPress(0);
    expect(await open('https://пример.example/ü')).toMatchObject({ ok: true });
    const shown = run.electron.dialog.messages.at(-1)?.detail;
    expect(shown).toBe('https://xn--e1afmkfd.example/%C3%BC');
    expect(run.electron.shell.opened).toEqual([shown]);
  });
});

describe('The scheme', () => {
  it.each([
    'communique://app/../package.json',
    'communique://app/%2e%2e/main/index.js',
    'communique://app/..%2fmain%2findex.js',
    'communique://app/..%2frenderer%2findex.html',
    'communique://app/assets/%2e%2e%2f%2e%2e%2fmain%2findex.js',
    'communique://app/..%5cmain%5cindex.js',
    'communique://app//etc/passwd',
    'communique://app/index.html%00',
    'communique://other/index.html',
  ])('serves nothing for %s', async (url) => {
    const answer = await run.world.protocol.ask(url);
    expect([403, 404]).toContain(answer.status);
    expect(await answer.text()).toBe('');
  });

  it('serves the window to GET alone', async () => {
    expect((await run.world.protocol.ask('communique://app/', 'POST')).status).toBe(405);
    expect((await run.world.protocol.ask('communique://app/')).status).toBe(200);
  });
});

/** What no call takes. */
const MALICIOUS: readonly (readonly unknown[])[] = [
  [undefined],
  [{ __proto__: { polluted: true }, constructor: 1 }],
  ['/etc/passwd', '/etc/passwd', '/etc/passwd', '/etc/passwd'],
  ['../../../../etc/passwd', new Uint8Array(8), 'yes'],
  [Array.from({ length: 5000 }, () => ({ type: 'separator' }))],
  ['x'.repeat(5_000_000), 7],
  [Number.NaN],
  [new Map([['a', 1]])],
  [{ length: 1e9 }],
  [[[[[[[[{}]]]]]]]],
  [null, null, null, null, null],
];

/** Arguments that are right, so that only the sender can be the reason of a refusal. */
const RIGHT: { readonly [C in HostCall]: readonly unknown[] } = {
  facts: [],
  initialFile: [],
  openDialog: [[]],
  openDropped: ['/tmp/x.communique'],
  openBeside: ['/tmp/x.communique'],
  reopen: ['id'],
  save: ['id', new Uint8Array(1), true],
  saveAsDialog: ['x', new Uint8Array(1)],
  exportFiles: [[]],
  showExported: [],
  copyImage: [new Uint8Array(1)],
  copyText: ['x'],
  printPdf: [new TextEncoder().encode('%PDF-1.7')],
  recents: [],
  clearRecents: [],
  loadSettings: [],
  saveSettings: [{ interface: {} }],
  setMenu: [[]],
  setTitle: ['x', true, null],
  setProgress: [0.5],
  setFullScreen: [true],
  setTheme: ['dark'],
  openExternal: ['https://example.org/'],
  writeJournal: ['key', null, new Uint8Array(1)],
  clearJournal: ['key'],
  journals: [],
  openNewWindow: [],
  answerClose: [false, null],
  log: ['info', 'x'],
};

/** Values of every kind that crosses to the main process. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
});

const RIGHT_FILE = { suggestedName: 'x.svg', mimeType: 'image/svg+xml', bytes: new Uint8Array(1) };

function nestedMenu(depth: number): readonly MenuItem[] {
  return depth === 0
    ? [{ type: 'separator' }]
    : [{ type: 'submenu', label: 'x', items: nestedMenu(depth - 1) }];
}

describe('A hostile renderer', () => {
  /** All that could have been done to the system, by what the stand-in and the disk know. */
  const traces = () => ({
    windows: run.windows.length,
    opened: run.electron.shell.opened,
    shown: run.electron.shell.shown,
    dialogs: run.electron.dialog.unscripted,
    clipboard: run.electron.clipboard.text,
    recents: run.electron.app.recentDocuments,
    title: run.windows[0]?.getTitle(),
    files: readdirSync(home, { recursive: true })
      .filter((name) => !String(name).includes('logs'))
      .sort(),
  });
  const invoke = (channel: string, values: readonly unknown[], frame?: StandInFrame | null) =>
    run.windows[0]!.webContents.invokeRaw(channel, values, frame).then(
      () => 'answered',
      (error: unknown) => String(error),
    );

  it('is refused on every channel whatever nonsense it sends, and nothing happens', async () => {
    writeFileSync(join(home, 'untouched.communique'), 'untouched');
    const before = traces();
    for (const call of HOST_CALLS) {
      for (const values of MALICIOUS) {
        expect(ARGUMENT_CHECKS[call](values), call).toBe(false);
        expect(await invoke(channelOf(call), values), call).toBe(`Error: refused: ${call}`);
      }
    }
    expect(traces()).toEqual(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('is refused whatever it is made of: what is no right argument of a call never reaches it', async () => {
    const before = traces();
    const { webContents } = run.windows[0]!;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...HOST_CALLS),
        fc.array(anything, { maxLength: 4 }),
        async (call, values) => {
          fc.pre(!ARGUMENT_CHECKS[call](values));
          await expect(webContents.invokeRaw(channelOf(call), values)).rejects.toThrow(`refused: ${call}`);
        },
      ),
      { numRuns: 1500 },
    );
    expect(traces()).toEqual(before);
  });

  it('is refused when it sends more than anyone has', async () => {
    const huge = 'x'.repeat(300 * 1024 * 1024);
    expect(ARGUMENT_CHECKS.copyText([huge])).toBe(false);
    expect(ARGUMENT_CHECKS.writeJournal(['key', null, new Uint8Array(513 * 1024 * 1024)])).toBe(false);
    expect(ARGUMENT_CHECKS.writeJournal(['key', null, 'x'])).toBe(false);
    for (const [call, values] of [
      ['setTitle', ['x'.repeat(2000), true, null]],
      ['writeJournal', ['k'.repeat(300), null, new Uint8Array(1)]],
      ['exportFiles', [Array.from({ length: 1001 }, () => RIGHT_FILE)]],
      ['openDropped', [`/${'a/'.repeat(3000)}x.communique`]],
      ['setMenu', [nestedMenu(9)]],
    ] as const) {
      expect(await invoke(channelOf(call), values), call).toBe(`Error: refused: ${call}`);
    }
  });

  it('gets no more journals than a window has use for', async () => {
    const outcomes: string[] = [];
    for (let index = 0; index < 20; index += 1) {
      outcomes.push(await invoke('host:writeJournal', [`flood-${index}`, null, new Uint8Array(2)]));
    }
    expect(outcomes.filter((outcome) => outcome === 'answered').length).toBeLessThanOrEqual(16);
    expect(outcomes.at(-1)).toBe('Error: Too many journals');
    for (let index = 0; index < 20; index += 1) await invoke('host:clearJournal', [`flood-${index}`]);
  });

  it.each([
    ['another origin', { url: 'https://evil.example/', parent: null }],
    ['a name that begins like ours', { url: 'communique://app.evil.example/', parent: null }],
    ['a file', { url: 'file:///tmp/x.html', parent: null }],
    ['a blank page', { url: 'about:blank', parent: null }],
    ['a frame that is gone', null],
    ['a frame within our page', { url: 'communique://app/index.html', parent: {} as Electron.WebFrameMain }],
  ] as const)('is refused on every channel from %s, even with right arguments', async (_name, frame) => {
    const before = traces();
    for (const call of HOST_CALLS) {
      expect(ARGUMENT_CHECKS[call](RIGHT[call]), call).toBe(true);
      expect(await invoke(channelOf(call), RIGHT[call], frame), call).toBe(`Error: refused: ${call}`);
    }
    expect(traces()).toEqual(before);
  });

  it('finds no channels but those of the map', () => {
    expect([...run.world.ipcMain.channels].sort()).toEqual(HOST_CALLS.map(channelOf).sort());
  });

  it('reads and writes no file by an id that it made up', async () => {
    const { webContents } = run.windows[0]!;
    for (const id of ['/etc/passwd', '../x', 'bundled:geneva-2021', '0']) {
      expect(await webContents.invokeRaw('host:reopen', [id])).toMatchObject({ ok: false, code: 'refused' });
      expect(await webContents.invokeRaw('host:save', [id, new Uint8Array(1), true])).toMatchObject({
        ok: false,
        code: 'refused',
      });
    }
  });

  it('opens no file of another kind by a path that it made up, nor by a file that it made', async () => {
    writeFileSync(join(home, 'id_rsa'), 'secret');
    for (const path of [join(home, 'id_rsa'), '/etc/passwd', 'relative.communique', '']) {
      for (const call of DROP_CALLS)
        expect(await invoke(channelOf(call), [path]), path).toBe(`Error: refused: ${call}`);
    }
    const made = await page.evaluate(async () => {
      const { drops } = Reflect.get(window, 'communiqueBridge') as HostBridge;
      const file = new File(['x'], 'passwd.communique');
      return [await drops.openDropped(file), await drops.openBeside(file)];
    });
    expect(made).toMatchObject([
      { ok: false, code: 'refused' },
      { ok: false, code: 'refused' },
    ]);
    expect(run.windows).toHaveLength(1);
  });

  it('names no file in its log, whatever it sends there', async () => {
    const message = `open '${join(home, 'secret talks.communique')}' failed`;
    await run.windows[0]?.webContents.invokeRaw('host:log', ['warning', message]);
    const log = readFileSync(join(home, 'logs', 'communique.log'), 'utf8');
    expect(log).toContain("warning window: open '<file>' failed");
    expect(log).not.toContain('secret');
  });

  it('leaves a line in the log for each refusal, with nothing of what it sent', async () => {
    await invoke('host:openExternal', [7, 'a secret word']);
    const log = readFileSync(join(home, 'logs', 'communique.log'), 'utf8');
    expect(log).toMatch(/warning main: refused: openExternal, for its arguments/);
    expect(log).not.toContain('secret');
  });
});

describe('The built shell', () => {
  it('has a preload of CommonJS that requires electron alone', () => {
    const source = readFileSync(join(out, 'preload', 'index.cjs'), 'utf8');
    expect([...source.matchAll(/\brequire\(([^)]*)\)/g)].map((match) => match[1])).toEqual(['"electron"']);
    expect(source).not.toMatch(/^\s*(import|export)\b/m);
    expect(source).not.toMatch(/\bimport\(/);
    expect(() => new Function('require', 'module', 'exports', source)).not.toThrow();
  });

  it('has a main that reaches nothing but electron and Node', () => {
    expect(readdirSync(join(out, 'main'))).toEqual(['index.js']);
    const source = readFileSync(join(out, 'main', 'index.js'), 'utf8');
    const imports = [...source.matchAll(/^import\b[^;]*?from\s*"([^"]+)"/gm)].map((match) => match[1] ?? '');
    expect(imports).toContain('electron');
    expect(imports.filter((name) => name !== 'electron' && !name.startsWith('node:'))).toEqual([]);
    expect(source).not.toMatch(/\b(require|import)\(/);
  });

  it('has a main without any means of the net’s', () => {
    const source = readFileSync(join(out, 'main', 'index.js'), 'utf8');
    expect(source).not.toMatch(/"node:(http|https|http2|net|tls|dgram|dns|inspector|child_process|vm)\b/);
    expect(source).not.toMatch(/\b(fetch|WebSocket|EventSource|XMLHttpRequest)\(/);
    const ofElectron = /^import \{([^}]*)\} from "electron"/m.exec(source)?.[1]?.split(',') ?? [];
    const names = ofElectron.map((name) => name.trim().split(' ')[0]).sort();
    expect(names).toEqual([
      ...['BrowserWindow', 'ClipboardItem', 'Menu', 'app', 'clipboard', 'dialog', 'ipcMain'],
      ...['nativeImage', 'nativeTheme', 'protocol', 'screen', 'session', 'shell'],
    ]);
  });

  it.each([join('main', 'index.js'), join('preload', 'index.cjs')])(
    'passes a check of syntax: %s',
    (file) => {
      const { status, stderr } = spawnSync(process.execPath, ['--check', join(out, file)], {
        encoding: 'utf8',
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    },
  );

  it('is of the newest line of Electron that the project knows', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Readonly<Record<string, string>>;
    };
    expect(Number(/\d+/.exec(devDependencies['electron'] ?? '')?.[0])).toBeGreaterThanOrEqual(45);
  });
});
