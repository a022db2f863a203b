import type { CDPSession, Page } from 'playwright-core';
import { createEvent, Emitter } from './emitter.ts';
import { isolatedWorld, pageWorld } from './page-scripts.ts';
import { decode, encode } from './wire.ts';
import type { StandInWorld } from './world.ts';

const WORLD = 'communique-preload';

type Contents = Electron.WebContents;
export const CONTENTS_EVENTS = {
  'did-finish-load': (contents: Contents, listener: () => void) => contents.on('did-finish-load', listener),
  destroyed: (contents: Contents, listener: () => void) => contents.on('destroyed', listener),
  'render-process-gone': (
    contents: Contents,
    listener: (event: Electron.Event, details: Electron.RenderProcessGoneDetails) => void,
  ) => contents.on('render-process-gone', listener),
  'will-navigate': (
    contents: Contents,
    listener: (event: Electron.Event<Electron.WebContentsWillNavigateEventParams>, url: string) => void,
  ) => contents.on('will-navigate', listener),
  'will-frame-navigate': (
    contents: Contents,
    listener: (event: Electron.Event<Electron.WebContentsWillFrameNavigateEventParams>) => void,
  ) => contents.on('will-frame-navigate', listener),
  'will-redirect': (
    contents: Contents,
    listener: (event: Electron.Event<Electron.WebContentsWillRedirectEventParams>, url: string) => void,
  ) => contents.on('will-redirect', listener),
  'will-attach-webview': (
    contents: Contents,
    listener: (
      event: Electron.Event,
      preferences: Electron.WebPreferences,
      params: Record<string, string>,
    ) => void,
  ) => contents.on('will-attach-webview', listener),
  'context-menu': (
    contents: Contents,
    listener: (event: Electron.Event, params: Electron.ContextMenuParams) => void,
  ) => contents.on('context-menu', listener),
};

type OpenHandler = Parameters<Contents['setWindowOpenHandler']>[0];
type ContentsPart = Pick<
  Contents,
  'id' | 'send' | 'reload' | 'setWindowOpenHandler' | 'isDestroyed' | 'getURL'
>;
/** The part of a right click's facts that the stand-in knows. */
type MenuParams = Pick<Electron.ContextMenuParams, 'isEditable' | 'selectionText'> & {
  readonly editFlags: Partial<Electron.EditFlags>;
};

/** A frame as the shell sees it: where its page came from, and what it is inside of. */
export type StandInFrame = Pick<Electron.WebFrameMain, 'url' | 'parent'>;

/** What the isolated world says: a call of `ipcRenderer.invoke`, or what Chromium tells Electron by itself. */
type Message =
  | { readonly id: number; readonly channel: string; readonly values: unknown[] }
  | { readonly title: string }
  | { readonly contextMenu: MenuParams };

let lastId = 0;

/** `webContents` over a real page: the built preload in an isolated world, IPC over the debugger's binding. */
export class StandInWebContents extends Emitter<typeof CONTENTS_EVENTS> implements ContentsPart {
  readonly id: number;
  /** Set by the window: what each new page of it gets before it loads, and who hears of its title. */
  onAttached: () => Promise<void> = () => Promise.resolve();
  onTitle: (title: string) => void = () => undefined;
  readonly #world: StandInWorld;
  readonly #preload: string;
  #page: Page | null = null;
  #debugger: CDPSession | null = null;
  #contextId: number | null = null;
  #mainFrameId = '';
  #onOpen: OpenHandler | null = null;
  #isDestroyed = false;
  /** The address that is being loaded by the shell's own wish. */
  #loading: string | null = null;
  /** Messages for a page that is not there are lost, as in Electron. */
  lost = 0;

  constructor(world: StandInWorld, preload: string) {
    super();
    lastId += 1;
    this.id = lastId;
    this.#world = world;
    this.#preload = preload;
  }

  get asElectron(): Contents {
    return this as unknown as Contents;
  }

  /** Between a window's making and its page, and after a crash, there is none. */
  get hasPage(): boolean {
    return this.#page !== null;
  }

  get page(): Page {
    if (this.#page === null) throw new Error('The window has no page now');
    return this.#page;
  }

  async attach(): Promise<void> {
    const page = await this.#world.context.newPage();
    const session = await page.context().newCDPSession(page);
    this.#debugger = session;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = context.auxData as { frameId: string };
      if (context.name === WORLD && frameId === this.#mainFrameId) this.#contextId = context.id;
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === 'standInSend' && executionContextId === this.#contextId) void this.#receive(payload);
    });
    const { frameTree } = await session.send('Page.getFrameTree');
    this.#mainFrameId = frameTree.frame.id;
    await session.send('Runtime.enable');
    await session.send('Page.enable');
    await session.send('Runtime.addBinding', { name: 'standInSend', executionContextName: WORLD });
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${pageWorld.toString()})()` });
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${isolatedWorld.toString()})(function (require, module, exports) {${this.#preload}\n})`,
      worldName: WORLD,
    });
    page.on('crash', () => {
      this.#crashed();
    });
    page.on('load', () => {
      this.emit('did-finish-load');
    });
    page.on('popup', (popup) => {
      const answer = this.#onOpen?.({ url: popup.url() } as Electron.HandlerDetails) ?? { action: 'allow' };
      if (answer.action === 'deny') void popup.close();
    });
    this.#page = page;
    await this.#watchNavigation(page);
    await this.onAttached();
  }

  /** A page's own wish to go elsewhere, which the shell may prevent; `loadURL` is no such wish. */
  async #watchNavigation(page: Page): Promise<void> {
    await page.route('**', async (route) => {
      const request = route.request();
      const url = this.#world.protocol.toSchemeUrl(request.url());
      const isOwnLoad = url === this.#loading;
      if (!request.isNavigationRequest() || isOwnLoad) return route.fallback();
      const isMainFrame = request.frame() === page.mainFrame();
      const event = createEvent({ url, isMainFrame, isSameDocument: false, frame: null });
      if (isMainFrame) this.emit('will-navigate', event, url);
      this.emit('will-frame-navigate', event);
      // An answer without content leaves the page where it is; an error would show Chromium's own page for it.
      return event.defaultPrevented ? route.fulfill({ status: 204 }) : route.fallback();
    });
  }

  async load(url: string): Promise<void> {
    this.#loading = url;
    await this.page.goto(this.#world.protocol.toPageUrl(url));
    this.#loading = null;
  }

  getURL(): string {
    return this.#page === null ? this.#lastUrl : this.#world.protocol.toSchemeUrl(this.#page.url());
  }

  #lastUrl = '';

  get mainFrame(): StandInFrame {
    return { url: this.getURL(), parent: null };
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.emit('destroyed');
    void this.#page?.close();
  }

  /** Kills the page's process, as a fault in it would. */
  async crash(): Promise<void> {
    const gone = new Promise<void>((resolve) => {
      this.once('render-process-gone', () => {
        resolve();
      });
    });
    this.#debugger?.send('Page.crash').catch(() => undefined);
    await gone;
  }

  #crashed(): void {
    const crashed = this.#page;
    this.#lastUrl = this.getURL();
    this.#page = null;
    this.#debugger = null;
    this.#contextId = null;
    void crashed?.close().catch(() => undefined);
    this.emit('render-process-gone', createEvent(), { reason: 'crashed', exitCode: 5 });
  }

  /** After a crash this starts another process for the page. */
  reload(): void {
    void this.#reload();
  }

  async #reload(): Promise<void> {
    const url = this.getURL();
    if (this.#page === null) await this.attach();
    await this.load(url);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#onOpen = handler;
  }

  /** What is sent crosses by structured cloning, and throws where it has no clone. */
  send(channel: string, ...values: unknown[]): void {
    const encoded = encode(values[0]);
    if (this.#contextId === null) this.lost += 1;
    else void this.#evaluate(`standInEmit(${JSON.stringify(channel)}, ${JSON.stringify(encoded)})`);
  }

  /** Calls a channel from inside the preload's world, as a page could that got past the wall. */
  async invokeRaw(
    channel: string,
    values: readonly unknown[],
    frame?: StandInFrame | null,
  ): Promise<unknown> {
    const senderFrame = frame === undefined ? this.mainFrame : frame;
    const event = { sender: this.asElectron, senderFrame: senderFrame as Electron.WebFrameMain | null };
    return this.#world.ipcMain.receive(channel, event, structuredClone(values));
  }

  /** The user drops files on the page, as the system does it: Chromium makes the `File`s and the events. */
  async drop(paths: readonly string[], at: { readonly x: number; readonly y: number }): Promise<void> {
    await this.#evaluate(`standInWillDrop(${JSON.stringify(paths)})`);
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await this.#debugger?.send('Input.dispatchDragEvent', { type, ...at, data });
    }
  }

  async #receive(payload: string): Promise<void> {
    const message = decode(payload) as Message;
    if ('title' in message) return this.onTitle(message.title);
    if ('contextMenu' in message) {
      this.emit('context-menu', createEvent(), message.contextMenu as Electron.ContextMenuParams);
      return;
    }
    const { id, channel, values } = message;
    const event = { sender: this.asElectron, senderFrame: this.mainFrame as Electron.WebFrameMain };
    const result = await this.#world.ipcMain.receive(channel, event, values).then(
      (value) => ({ value: encode(value) }),
      (error: unknown) => ({ error: `Error invoking remote method '${channel}': ${String(error)}` }),
    );
    await this.#evaluate(`standInSettle(${id}, ${JSON.stringify(result)})`);
  }

  async #evaluate(expression: string): Promise<void> {
    if (this.#isDestroyed || this.#contextId === null || this.#debugger === null) return;
    // A page that went away meanwhile has nobody to tell.
    await this.#debugger
      .send('Runtime.evaluate', { expression, contextId: this.#contextId })
      .catch(() => undefined);
  }
}
