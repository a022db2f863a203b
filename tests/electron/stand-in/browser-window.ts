import { readFileSync } from 'node:fs';
import type { StandInMenu } from './menu.ts';
import { createEvent, Emitter } from './emitter.ts';
import { StandInWebContents } from './web-contents.ts';
import type { StandInWorld } from './world.ts';

type WindowPart = Pick<
  Electron.BrowserWindow,
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
export class StandInBrowserWindow extends Emitter implements WindowPart {
  readonly webContents: StandInWebContents;
  readonly options: Electron.BrowserWindowConstructorOptions;
  menu: StandInMenu | null = null;
  progress = -1;
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
  readonly #world: StandInWorld;
  readonly #attached: Promise<void>;

  constructor(
    world: StandInWorld,
    contents: StandInWebContents,
    options: Electron.BrowserWindowConstructorOptions,
  ) {
    super();
    this.#world = world;
    this.webContents = contents;
    this.options = options;
    this.backgroundColor = options.backgroundColor ?? '#FFF';
    this.#isVisible = options.show ?? true;
    this.#isFullScreen = options.fullscreen ?? false;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    world.windows.push(this);
    world.app.emit('web-contents-created', createEvent({}), contents);
    world.app.emit('browser-window-created', createEvent({}), this);
    this.#attached = this.#attach();
  }

  async #attach(): Promise<void> {
    await this.webContents.attach();
    const { page } = this.webContents;
    await page.setViewportSize({ width: this.#bounds.width, height: this.#bounds.height });
    await this.#world.session.grant(page.context(), this.webContents as unknown as Electron.WebContents);
    await this.applyTheme();
    this.#world.nativeTheme.on('updated', () => void this.applyTheme());
  }

  async applyTheme(): Promise<void> {
    const colorScheme = this.#world.nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
    if (!this.#isDestroyed) await this.webContents.page.emulateMedia({ colorScheme }).catch(() => undefined);
  }

  async loadURL(url: string): Promise<void> {
    await this.#attached;
    await this.webContents.load(url);
    this.emit('ready-to-show');
    this.webContents.emit('did-finish-load', createEvent({}));
  }

  /** Asks first: a listener of `close` may prevent it. */
  close(): void {
    if (this.#isDestroyed) return;
    const event = createEvent({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  /** Goes without asking; only `closed` is emitted. */
  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#world.windows.splice(this.#world.windows.indexOf(this), 1);
    this.webContents.destroy();
    this.emit('closed');
    this.#world.app.windowGone();
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  show(): void {
    this.#isVisible = true;
    this.focus();
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  focus(): void {
    const { windows, app } = this.#world;
    windows.splice(windows.indexOf(this), 1);
    windows.push(this);
    this.emit('focus', createEvent({}));
    app.emit('browser-window-focus', createEvent({}), this);
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

  setDocumentEdited(edited: boolean): void {
    this.#edited = edited;
  }

  isDocumentEdited(): boolean {
    return this.#edited;
  }

  setRepresentedFilename(path: string): void {
    this.#file = path;
  }

  getRepresentedFilename(): string {
    return this.#file;
  }

  setProgressBar(progress: number): void {
    this.progress = progress;
  }

  setBackgroundColor(color: string): void {
    this.backgroundColor = color;
  }

  setMenu(menu: StandInMenu | null): void {
    this.menu = menu;
  }
}

/** The class that main makes windows of. */
export function windowClass(world: StandInWorld) {
  class BrowserWindow extends StandInBrowserWindow {
    constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
      const preload = options.webPreferences?.preload;
      const source = preload === undefined ? '' : readFileSync(preload, 'utf8');
      super(world, new StandInWebContents(world, source), options);
    }

    static getAllWindows(): StandInBrowserWindow[] {
      return [...world.windows];
    }

    static getFocusedWindow(): StandInBrowserWindow | null {
      return world.windows.at(-1) ?? null;
    }
  }
  return BrowserWindow;
}
