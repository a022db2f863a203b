import type { CDPSession, Page } from 'playwright-core';
import { createEvent, Emitter } from './emitter.ts';
import { isolatedWorld, pageWorld } from './page-scripts.ts';
import { decode, encode } from './wire.ts';
import type { StandInWorld } from './world.ts';

const WORLD = 'communique-preload';

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];
type ContentsPart = Pick<
  Electron.WebContents,
  'id' | 'send' | 'reload' | 'setWindowOpenHandler' | 'isDestroyed' | 'getURL'
>;

/** A frame as the shell sees it: where its page came from, and what it is inside of. */
export type StandInFrame = Pick<Electron.WebFrameMain, 'url' | 'parent'>;

let lastId = 0;

/** `webContents` over a real page: the built preload in an isolated world, IPC over the debugger's binding. */
export class StandInWebContents extends Emitter implements ContentsPart {
  readonly id: number;
  readonly #world: StandInWorld;
  readonly #preload: string;
  #page: Page | null = null;
  #debugger: CDPSession | null = null;
  #contextId: number | null = null;
  #onOpen: OpenHandler | null = null;
  #isDestroyed = false;
  /** Messages for a page that is not there yet are lost, as in Electron. */
  lost = 0;

  constructor(world: StandInWorld, preload: string) {
    super();
    lastId += 1;
    this.id = lastId;
    this.#world = world;
    this.#preload = preload;
  }

  /** The page, which is there a moment after the window. */
  get page(): Page {
    if (this.#page === null) throw new Error('The window has no page yet');
    return this.#page;
  }

  async attach(): Promise<void> {
    this.#page = await this.#world.context.newPage();
    const session = await this.page.context().newCDPSession(this.page);
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
    this.page.on('crash', () => {
      this.emit('render-process-gone', createEvent({}), { reason: 'crashed', exitCode: 5 });
    });
    this.page.on('load', () => {
      this.emit('did-finish-load', createEvent({}));
    });
    this.page.on('popup', (popup) => {
      const answer = this.#onOpen?.({ url: popup.url() } as Electron.HandlerDetails) ?? { action: 'allow' };
      if (answer.action === 'deny') void popup.close();
    });
    await this.#watchNavigation();
  }

  #mainFrameId = '';

  /** A page's own wish to go elsewhere, which the shell may prevent; `loadURL` is no such wish. */
  async #watchNavigation(): Promise<void> {
    await this.page.route('**', async (route) => {
      const request = route.request();
      const url = this.#world.protocol.toSchemeUrl(request.url());
      const isOwnLoad = url === this.#loading;
      if (!request.isNavigationRequest() || isOwnLoad) return route.fallback();
      const isMain = request.frame() === this.page.mainFrame();
      const event = createEvent({ url, isMainFrame: isMain });
      if (isMain) this.emit('will-navigate', event, url);
      this.emit('will-frame-navigate', event);
      // An answer without content leaves the page where it is; an error would show Chromium's own page for it.
      return event.defaultPrevented ? route.fulfill({ status: 204 }) : route.fallback();
    });
  }

  #loading: string | null = null;

  async load(url: string): Promise<void> {
    this.#loading = url;
    await this.page.goto(this.#world.protocol.toPageUrl(url));
    this.#loading = null;
  }

  getURL(): string {
    return this.#world.protocol.toSchemeUrl(this.page.url());
  }

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

  reload(): void {
    this.#loading = this.getURL();
    void this.page.reload().then(() => {
      this.#loading = null;
    });
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#onOpen = handler;
  }

  send(channel: string, ...values: unknown[]): void {
    const [value] = values;
    if (this.#contextId === null) this.lost += 1;
    else void this.#evaluate(`standInEmit(${JSON.stringify(channel)}, ${JSON.stringify(encode(value))})`);
  }

  /** Calls a channel from inside the preload's world, as a page could that got past the wall. */
  async invokeRaw(channel: string, values: readonly unknown[], frame?: StandInFrame): Promise<unknown> {
    const event = {
      sender: this.#asSender(),
      senderFrame: (frame ?? this.mainFrame) as Electron.WebFrameMain,
    };
    return this.#world.ipcMain.receive(channel, event, structuredClone(values));
  }

  /** Makes known to `webUtils.getPathForFile` which files the user really dropped. */
  async allowDropped(paths: Readonly<Record<string, string>>): Promise<void> {
    await this.#evaluate(`Object.assign(standInDropped, ${JSON.stringify(paths)})`);
  }

  async #receive(payload: string): Promise<void> {
    const { id, channel, values } = decode(payload) as { id: number; channel: string; values: unknown[] };
    const event = { sender: this.#asSender(), senderFrame: this.mainFrame as Electron.WebFrameMain };
    const result = await this.#world.ipcMain.receive(channel, event, values).then(
      (value) => ({ value: encode(value) }),
      (error: unknown) => ({ error: `Error invoking remote method '${channel}': ${String(error)}` }),
    );
    await this.#evaluate(`standInSettle(${id}, ${JSON.stringify(result)})`);
  }

  #asSender(): Electron.WebContents {
    return this as unknown as Electron.WebContents;
  }

  async #evaluate(expression: string): Promise<void> {
    if (this.#isDestroyed || this.#contextId === null || this.#debugger === null) return;
    // A page that went away meanwhile has nobody to tell.
    await this.#debugger
      .send('Runtime.evaluate', { expression, contextId: this.#contextId })
      .catch(() => undefined);
  }
}
