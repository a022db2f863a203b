import { Emitter, createEvent } from './emitter.ts';
import type { StandInWorld } from './world.ts';

type AppPart = Pick<
  Electron.App,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'getPath'
  | 'getName'
  | 'getVersion'
  | 'getPreferredSystemLanguages'
  | 'requestSingleInstanceLock'
  | 'addRecentDocument'
  | 'clearRecentDocuments'
  | 'setAboutPanelOptions'
  | 'showAboutPanel'
  | 'isPackaged'
>;

/** `app`: the life cycle as documented, without the process's end, which belongs to the test. */
export class StandInApp extends Emitter implements AppPart {
  readonly isPackaged = false;
  /** What the shell told the system, for tests to read. */
  readonly recentDocuments: string[] = [];
  about: Electron.AboutPanelOptionsOptions | null = null;
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

  #start(): void {
    this.beforeReady?.(this);
    this.#isReady = true;
    this.#world.protocol.isAppReady = true;
    this.emit('ready', createEvent({}));
    this.emit('session-created', this.#world.session);
    this.#becomeReady();
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  /** `before-quit`, then every window is asked to close; one that refuses ends the quit. Then `will-quit` and `quit`. */
  quit(): void {
    const event = createEvent({});
    this.#isQuitting = true;
    this.emit('before-quit', event);
    if (event.defaultPrevented) {
      this.#isQuitting = false;
      return;
    }
    for (const window of [...this.#world.windows]) window.close();
    if (this.#world.windows.length === 0) this.#end();
    else this.#isQuitting = false;
  }

  /** When the last window is gone: the app quits unless someone listens, who then decides. */
  windowGone(): void {
    if (this.#world.windows.length > 0) return;
    if (this.#isQuitting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  #end(): void {
    if (this.hasQuit) return;
    this.hasQuit = true;
    this.emit('will-quit', createEvent({}));
    this.emit('quit', createEvent({}), 0);
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    return this.#world.pathOf(name);
  }

  getName(): string {
    return 'Communiqué';
  }

  getVersion(): string {
    return this.#world.version;
  }

  getPreferredSystemLanguages(): string[] {
    return [...this.#world.languages];
  }

  requestSingleInstanceLock(): boolean {
    return this.#world.isFirstInstance;
  }

  addRecentDocument(path: string): void {
    this.recentDocuments.unshift(path);
  }

  clearRecentDocuments(): void {
    this.recentDocuments.length = 0;
  }

  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions): void {
    this.about = options;
  }

  showAboutPanel(): void {
    this.emit('stand-in-about-shown');
  }
}
