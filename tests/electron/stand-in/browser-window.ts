import { readFileSync } from 'node:fs';
import type { StandInMenu } from './menu.ts';
import { createEvent, Emitter } from './emitter.ts';
import { StandInWebContents } from './web-contents.ts';
import type { StandInWorld } from './world.ts';

type Window = Electron.BrowserWindow;
export const WINDOW_EVENTS = {
  close: (window: Window, listener: (event: Electron.Event) => void) => window.on('close', listener),
  closed: (window: Window, listener: () => void) => window.on('closed', listener),
  focus: (window: Window, listener: () => void) => window.on('focus', listener),
  'ready-to-show': (window: Window, listener: () => void) => window.on('ready-to-show', listener),
  unresponsive: (window: Window, listener: () => void) => window.on('unresponsive', listener),
  responsive: (window: Window, listener: () => void) => window.on('responsive', listener),
  'page-title-updated': (
    window: Window,
    listener: (event: Electron.Event, title: string, explicitSet: boolean) => void,
  ) => window.on('page-title-updated', listener),
};

type WindowPart = Pick<
  Window,
  | 'show'
  | 'focus'
  | 'isFocused'
  | 'isVisible'
  | 'isMinimized'
  | 'restore'
  | 'minimize'
  | 'maximize'
  | 'isMaximized'
  | 'isFullScreen'
  | 'setFullScreen'
  | 'isDestroyed'
  | 'close'
  | 'destroy'
  | 'setTitle'
  | 'getTitle'
  | 'setDocumentEdited'
  | 'isDocumentEdited'
  | 'setRepresentedFilename'
  | 'getRepresentedFilename'
  | 'setProgressBar'
  | 'setBackgroundColor'
  | 'getNormalBounds'
  | 'loadURL'
>;

/** `BrowserWindow` over a page of its own. What has no meaning without a screen is kept, for tests to read. */
export class StandInBrowserWindow extends Emitter<typeof WINDOW_EVENTS> implements WindowPart {
  readonly options: Electron.BrowserWindowConstructorOptions;
  menu: StandInMenu | null = null;
  /** All that the taskbar was told, in order; below 0 there is no bar. */
  readonly progress: number[] = [];
  backgroundColor: string;
  #title = '';
  #edited = false;
  #file = '';
  #isVisible: boolean;
  #isMinimized = false;
  #isMaximized = false;
  #isFullScreen: boolean;
  #isDestroyed = false;
  #bounds: Electron.Rectangle;
  readonly #contents: StandInWebContents;
  readonly #world: StandInWorld;
  readonly #attached: Promise<void>;

  constructor(
    world: StandInWorld,
    contents: StandInWebContents,
    options: Electron.BrowserWindowConstructorOptions,
  ) {
    super();
    this.#world = world;
    this.#contents = contents;
    this.options = options;
    this.backgroundColor = options.backgroundColor ?? '#FFF';
    this.#isVisible = options.show ?? true;
    this.#isFullScreen = options.fullscreen ?? false;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    world.windows.push(this);
    world.app.emit('web-contents-created', createEvent(), contents.asElectron);
    world.app.emit('browser-window-created', createEvent(), this.asElectron);
    contents.onAttached = () => this.#dressPage();
    contents.onTitle = (title) => this.#pageTitleChanged(title);
    world.nativeTheme.on('updated', () => void this.#applyTheme());
    this.#attached = contents.attach();
  }

  get asElectron(): Window {
    return this as unknown as Window;
  }

  /** Like every member of a window that was destroyed, it throws. */
  get webContents(): StandInWebContents {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
    return this.#contents;
  }

  async #dressPage(): Promise<void> {
    const { page } = this.#contents;
    await page.setViewportSize({ width: this.#bounds.width, height: this.#bounds.height });
    await this.#world.session.grant(page.context(), this.#contents.asElectron);
    await this.#applyTheme();
  }

  async #applyTheme(): Promise<void> {
    const colorScheme = this.#world.nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
    if (this.#isDestroyed || !this.#contents.hasPage) return;
    await this.#contents.page.emulateMedia({ colorScheme }).catch(() => undefined);
  }

  /** The window takes the title of its page, unless a listener prevents it. */
  #pageTitleChanged(title: string): void {
    const event = createEvent();
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.#title = title;
  }

  /** Resolves when the page has loaded; it is ready to be shown then. */
  async loadURL(url: string, _options?: Electron.LoadURLOptions): Promise<void> {
    await this.#attached;
    await this.#contents.load(url);
    this.emit('ready-to-show');
  }

  /** Asks first: a listener of `close` may prevent it. The window goes later, once its page has unloaded. */
  close(): void {
    if (this.#isDestroyed) return;
    const event = createEvent();
    this.emit('close', event);
    if (event.defaultPrevented) this.#world.app.closeRefused();
    else setImmediate(() => this.destroy());
  }

  /** Goes without asking; only `closed` is emitted. */
  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#world.windows.splice(this.#world.windows.indexOf(this), 1);
    this.#contents.destroy();
    this.emit('closed');
    this.#world.app.windowGone();
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  /** Shows the window and gives it the focus. */
  show(): void {
    this.#isVisible = true;
    this.focus();
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  focus(): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
    const { windows, app } = this.#world;
    windows.splice(windows.indexOf(this), 1);
    windows.push(this);
    this.emit('focus');
    app.emit('browser-window-focus', createEvent(), this.asElectron);
  }

  /** The window in front is the last one focused. */
  isFocused(): boolean {
    return this.#world.windows.at(-1) === this;
  }

  minimize(): void {
    this.#isMinimized = true;
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  /** From minimised to what it was before. */
  restore(): void {
    this.#isMinimized = false;
  }

  maximize(): void {
    this.#isMaximized = true;
  }

  isMaximized(): boolean {
    return this.#isMaximized;
  }

  setFullScreen(flag: boolean): void {
    this.#isFullScreen = flag;
  }

  isFullScreen(): boolean {
    return this.#isFullScreen;
  }

  /** The bounds of the normal state, whatever the window's state is now. */
  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  /** The user moves or resizes the window. */
  setNormalBounds(bounds: Electron.Rectangle): void {
    this.#bounds = { ...bounds };
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  /** macOS: the dot in the window's close button. */
  setDocumentEdited(edited: boolean): void {
    this.#edited = edited;
  }

  isDocumentEdited(): boolean {
    return this.#edited;
  }

  /** macOS: the file's icon in the title bar. */
  setRepresentedFilename(path: string): void {
    this.#file = path;
  }

  getRepresentedFilename(): string {
    return this.#file;
  }

  /** From 0 to 1; below 0 the bar goes, above 1 it shows no amount. */
  setProgressBar(progress: number, _options?: Electron.ProgressBarOptions): void {
    this.progress.push(progress);
  }

  setBackgroundColor(color: string): void {
    this.backgroundColor = color;
  }

  /** Windows and Linux: the window's own bar; null takes it away. */
  setMenu(menu: StandInMenu | null): void {
    this.menu = menu;
  }
}

/** The class that main makes windows of. */
export function windowClass(world: StandInWorld) {
  return class BrowserWindow extends StandInBrowserWindow {
    constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
      const preload = options.webPreferences?.preload;
      const source = preload === undefined ? '' : readFileSync(preload, 'utf8');
      super(world, new StandInWebContents(world, source), options);
    }
  };
}
