/**
 * The two scripts that stand for Electron inside a page. The preload runs in an isolated world of Chromium's own, as it
 * does under Electron; between the worlds values go as details of `CustomEvent`s, which Chromium clones when they are
 * read in another world: the wall is a real one. Both are sent to the page as text and see nothing of this module.
 */

/** Runs in the page's own world before its scripts, and builds there what the preload exposes. */
export function pageWorld(): void {
  type Path = readonly (string | number)[];
  interface Reply {
    readonly value?: unknown;
    readonly error?: string;
    readonly promise?: number;
    readonly isFunction?: number;
  }
  const functions = new Map<number, (...values: unknown[]) => unknown>();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  let reply: Reply = {};

  /** contextBridge proxies functions that are given to it; all other values are cloned. */
  const toPass = (value: unknown): unknown => {
    if (typeof value !== 'function') return value;
    last += 1;
    functions.set(last, value as (...values: unknown[]) => unknown);
    return { standInFunction: last };
  };
  const call = (target: Path | number, values: readonly unknown[]): unknown => {
    const detail = { target, values: values.map(toPass) };
    window.dispatchEvent(new CustomEvent('stand-in-call', { detail }));
    const { value, error, promise, isFunction } = reply;
    if (error !== undefined) throw new Error(error);
    if (isFunction !== undefined) return (...inner: unknown[]) => call(isFunction, inner);
    if (promise === undefined) return value;
    return new Promise((resolve, reject) => waiting.set(promise, { resolve, reject }));
  };
  const build = (shape: unknown, path: Path): unknown => {
    if (shape === 'function') return (...values: unknown[]) => call(path, values);
    const { entries, value } = shape as { entries?: [string, unknown][]; value?: unknown };
    if (entries === undefined) return value;
    return Object.freeze(
      Object.fromEntries(entries.map(([key, inner]) => [key, build(inner, [...path, key])])),
    );
  };
  const on = (name: string, receive: (detail: never) => void): void => {
    window.addEventListener(name, (event) => {
      event.stopImmediatePropagation();
      receive((event as CustomEvent).detail as never);
    });
  };
  on('stand-in-reply', (detail: Reply) => {
    reply = detail;
  });
  on('stand-in-settled', ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
    const promise = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) promise?.resolve(value);
    else promise?.reject(new Error(error));
  });
  on('stand-in-callback', ({ id, values }: { id: number; values: unknown[] }) => {
    functions.get(id)?.(...values);
  });
  on('stand-in-expose', ({ name, shape }: { name: string; shape: unknown }) => {
    Object.defineProperty(window, name, { value: build(shape, [name]), enumerable: true });
  });
}

/** What Node puts into the isolated world, and what the isolated world has for Node. */
interface IsolatedGlobals {
  /** The debugger's binding: sends text to Node. */
  standInSend(text: string): void;
  standInSettle(id: number, result: { value?: string; error?: string }): void;
  standInEmit(channel: string, value: string): void;
  /** For tests of a page that got past the wall: calls any channel with anything. */
  standInInvoke(channel: string, values: unknown[]): Promise<unknown>;
  /** Paths of files that the test dropped, by name, size and date. */
  standInDropped: Record<string, string>;
}

type Preload = (require: (name: string) => unknown, module: object, exports: object) => void;

/** Runs in the isolated world, around the built preload. Sandboxed preloads may require only what is here. */
export function isolatedWorld(preload: Preload): void {
  // Electron runs a preload in subframes only with `nodeIntegrationInSubFrames`, which is off.
  if (window !== window.top) return;
  const world = globalThis as unknown as IsolatedGlobals;
  type Listener = (event: unknown, ...values: unknown[]) => void;
  const listeners = new Map<string, Listener[]>();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const exposed: Record<string, unknown> = {};
  const returned: unknown[] = [];
  let last = 0;

  const mark = (value: unknown): unknown => {
    if (value === undefined) return { $: 'undefined' };
    if (value instanceof Uint8Array) return { $: 'bytes', base64: toBase64(value) };
    if (typeof value === 'number' && !Number.isFinite(value)) return { $: 'number', text: String(value) };
    if (typeof value === 'bigint') return { $: 'bigint', text: String(value) };
    if (Array.isArray(value)) return value.map(mark);
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mark(inner)]));
    }
    return value;
  };
  const unmark = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(unmark);
    if (typeof value !== 'object' || value === null) return value;
    const record = value as Record<string, unknown>;
    if (record['$'] === 'undefined') return undefined;
    if (record['$'] === 'bytes') return fromBase64(String(record['base64']));
    return Object.fromEntries(Object.entries(record).map(([key, inner]) => [key, unmark(inner)]));
  };
  const toBase64 = (bytes: Uint8Array): string => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768) {
      text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    }
    return btoa(text);
  };
  const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));

  const invoke = (channel: string, ...values: unknown[]): Promise<unknown> => {
    // Electron clones the arguments before they leave, and throws for what has no clone.
    const cloned = structuredClone(values);
    last += 1;
    const id = last;
    const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    world.standInSend(JSON.stringify({ id, channel, values: mark(cloned) }));
    return answer;
  };
  world.standInSettle = (id, { value, error }) => {
    const promise = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) promise?.resolve(unmark(JSON.parse(value ?? 'null')));
    else promise?.reject(new Error(error));
  };
  world.standInEmit = (channel, value) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, unmark(JSON.parse(value)));
  };
  world.standInInvoke = (channel, values) => invoke(channel, ...values);
  world.standInDropped = {};

  const ipcRenderer = {
    invoke,
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    off: (channel: string, listener: Listener) => {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((known) => known !== listener),
      );
    },
  };
  const send = (name: string, detail: unknown): void => {
    window.dispatchEvent(new CustomEvent(name, { detail }));
  };
  const shapeOf = (value: unknown): unknown => {
    if (typeof value === 'function') return 'function';
    if (typeof value !== 'object' || value === null) return { value };
    return { entries: Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]) };
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => {
      exposed[name] = api;
      send('stand-in-expose', { name, shape: shapeOf(api) });
    },
  };
  const webUtils = {
    getPathForFile: (file: File) =>
      world.standInDropped[`${file.name}/${file.size}/${file.lastModified}`] ?? '',
  };

  const toFunction = (value: unknown): unknown => {
    const id = (value as { standInFunction?: number } | null)?.standInFunction;
    if (typeof value !== 'object' || id === undefined) return value;
    return (...values: unknown[]) => {
      send('stand-in-callback', { id, values });
    };
  };
  const find = (target: readonly string[] | number): unknown =>
    typeof target === 'number'
      ? returned[target]
      : target.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], exposed);
  const settle = (id: number, value: Promise<unknown>): void => {
    value.then(
      (answer) => {
        send('stand-in-settled', { id, value: answer });
      },
      (error: unknown) => {
        send('stand-in-settled', { id, error: String(error instanceof Error ? error.message : error) });
      },
    );
  };
  window.addEventListener('stand-in-call', (event) => {
    const { target, values } = (event as CustomEvent).detail as {
      target: readonly string[] | number;
      values: unknown[];
    };
    try {
      const value = (find(target) as (...values: unknown[]) => unknown)(...values.map(toFunction));
      if (value instanceof Promise) {
        last += 1;
        send('stand-in-reply', { promise: last });
        settle(last, value);
      } else if (typeof value === 'function') {
        send('stand-in-reply', { isFunction: returned.push(value) - 1 });
      } else send('stand-in-reply', { value });
    } catch (error) {
      send('stand-in-reply', { error: error instanceof Error ? error.message : String(error) });
    }
  });

  const require = (name: string): unknown => {
    if (name === 'electron') return { contextBridge, ipcRenderer, webUtils };
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports);
}
