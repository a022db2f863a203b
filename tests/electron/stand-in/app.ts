import { createEvent, Emitter } from './emitter.ts';
import type { StandInWorld } from './world.ts';

type App = Electron.App;
type Plain = Electron.Event;
export const APP_EVENTS = {
  ready: (app: App, listener: (event: Plain) => void) => app.on('ready', listener),
  activate: (app: App, listener: (event: Plain, hasVisibleWindows: boolean) => void) =>
    app.on('activate', listener),
  'before-quit': (app: App, listener: (event: Plain) => void) => app.on('before-quit', listener),
  'will-quit': (app: App, listener: (event: Plain) => void) => app.on('will-quit', listener),
  quit: (app: App, listener: (event: Plain, exitCode: number) => void) => app.on('quit', listener),
  'window-all-closed': (app: App, listener: () => void) => app.on('window-all-closed', listener),
  'open-file': (app: App, listener: (event: Plain, path: string) => void) => app.on('open-file', listener),
  'second-instance': (
    app: App,
    listener: (event: Plain, argv: string[], workingDirectory: string, additionalData: unknown) => void,
  ) => app.on('second-instance', listener),
  'session-created': (app: App, listener: (session: Electron.Session) => void) =>
    app.on('session-created', listener),
  'web-contents-created': (app: App, listener: (event: Plain, contents: Electron.WebContents) => void) =>
    app.on('web-contents-created', listener),
  'browser-window-created': (app: App, listener: (event: Plain, window: Electron.BrowserWindow) => void) =>
    app.on('browser-window-created', listener),
  'browser-window-focus': (app: App, listener: (event: Plain, window: Electron.BrowserWindow) => void) =>
    app.on('browser-window-focus', listener),
  'child-process-gone': (app: App, listener: (event: Plain, details: Electron.Details) => void) =>
    app.on('child-process-gone', listener),
};

type AppPart = Pick<
  App,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'getPath'
  | 'getAppPath'
  | 'getName'
  | 'getVersion'
  | 'getPreferredSystemLanguages'
  | 'requestSingleInstanceLock'
  | 'addRecentDocument'
  | 'clearRecentDocuments'
  | 'setAppUserModelId'
  | 'isPackaged'
>;

/** `app`: the life cycle as documented, without the process's end, which belongs to the test. */
export class StandInApp extends Emitter<typeof APP_EVENTS> implements AppPart {
  /** True only in a packaged program. */
  readonly isPackaged = false;
  /** What the shell told the system, for tests to read. */
  readonly recentDocuments: string[] = [];
  userModelId: string | null = null;
  hasQuit = false;
  beforeReady: ((app: StandInApp) => void) | null = null;
  #isReady = false;
  #isQuitting = false;
  readonly #world: StandInWorld;
  readonly #ready: Promise<void>;
  #becomeReady: () => void = () => undefined;

  constructor(world: StandInWorld) {
    super();
    this.#world = world;
    this.#ready = new Promise((resolve) => {
      this.#becomeReady = resolve;
    });
  }

  /**
   * Electron is ready only after its entry has been evaluated to the end: an ES module that awaits `whenReady` at its
   * top level waits for ever.
   */
  mainHasLoaded(): void {
    setImmediate(() => {
      this.#start();
    });
  }

  /** `activate` is also said when macOS launches the app for the first time, with no window there yet. */
  #start(): void {
    this.beforeReady?.(this);
    this.#isReady = true;
    this.#world.protocol.isAppReady = true;
    this.emit('ready', createEvent());
    this.emit('session-created', this.#world.session.asElectron);
    this.#becomeReady();
    if (process.platform === 'darwin') this.activate();
  }

  /** Resolves when the app is ready, at once if it is. */
  whenReady(): Promise<void> {
    return this.#ready;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  /**
   * `before-quit`, then every window is asked to close, and when all are gone `will-quit` and `quit`. A second call
   * meanwhile does nothing.
   */
  quit(): void {
    if (this.#isQuitting) return;
    const event = createEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#isQuitting = true;
    if (this.#world.windows.length === 0) this.#end();
    for (const window of [...this.#world.windows]) window.close();
  }

  /** A window that refuses to close ends the quit; the others close all the same. */
  closeRefused(): void {
    this.#isQuitting = false;
  }

  /**
   * When the last window is gone, the app quits unless someone listens, who then decides. While it quits, it ends, and
   * `window-all-closed` is not emitted.
   */
  windowGone(): void {
    if (this.#world.windows.length > 0) return;
    if (this.#isQuitting) this.#end();
    else if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  #end(): void {
    if (this.hasQuit) return;
    this.hasQuit = true;
    this.emit('will-quit', createEvent());
    this.emit('quit', createEvent(), 0);
  }

  /** Throws for a name that it does not know. */
  getPath(name: Parameters<App['getPath']>[0]): string {
    return this.#world.pathOf(name);
  }

  /** Folder of the app: in development the one that Electron was started with. */
  getAppPath(): string {
    return process.cwd();
  }

  /** `productName` of the package, if it has one. */
  getName(): string {
    return 'Communiqué';
  }

  /** `version` of the package. */
  getVersion(): string {
    return this.#world.version;
  }

  /** BCP 47 tags, best first. */
  getPreferredSystemLanguages(): string[] {
    return [...this.#world.languages];
  }

  /** False where another instance holds the lock, which is told of this one's start. */
  requestSingleInstanceLock(_additionalData?: Record<string, unknown>): boolean {
    return this.#world.isFirstInstance;
  }

  /** Newest first, each once. */
  addRecentDocument(path: string): void {
    const others = this.recentDocuments.filter((known) => known !== path);
    this.recentDocuments.splice(0, Infinity, path, ...others);
  }

  clearRecentDocuments(): void {
    this.recentDocuments.length = 0;
  }

  /** Windows only. */
  setAppUserModelId(id: string): void {
    this.userModelId = id;
  }

  /**
   * The user starts the program again, in `folder`. The arguments come with switches of Chromium's among them, as the
   * documentation warns.
   */
  startAgain(files: readonly string[], folder: string): void {
    const argv = ['electron', '--allow-file-access-from-files', '.', '--enable-crashpad', ...files];
    this.emit('second-instance', createEvent(), argv, folder, null);
  }

  /** macOS asks to open a file. One that nobody takes (`preventDefault`) is opened by no one. */
  openFile(path: string): void {
    this.emit('open-file', createEvent(), path);
  }

  activate(): void {
    const { windows } = this.#world;
    this.emit(
      'activate',
      createEvent(),
      windows.some((window) => window.isVisible()),
    );
  }
}
