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
  /** The user is about to drop these files: only they have a path. */
  standInWillDrop(paths: readonly string[]): void;
}

type Preload = (require: (name: string) => unknown, module: object, exports: object) => void;

/** Runs in the isolated world, around the built preload. Sandboxed preloads may require only what is here. */
export function isolatedWorld(preload: Preload): void {
  // Electron runs a preload in subframes only with `nodeIntegrationInSubFrames`, which is off.
  if (window !== window.top) return;
  const world = globalThis as unknown as IsolatedGlobals;
  type Listener = Parameters<Electron.IpcRenderer['on']>[1];
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
    for (const listener of listeners.get(channel) ?? [])
      listener({} as Electron.IpcRendererEvent, unmark(JSON.parse(value)));
  };
  world.standInInvoke = (channel, values) => invoke(channel, ...values);
  let dropped: readonly string[] = [];
  world.standInWillDrop = (paths) => {
    dropped = paths;
  };

  const ipcRenderer: Pick<Electron.IpcRenderer, 'invoke'> & {
    on(...values: Parameters<Electron.IpcRenderer['on']>): void;
    off(...values: Parameters<Electron.IpcRenderer['off']>): void;
  } = {
    invoke,
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    off: (channel, listener) => {
      const others = (listeners.get(channel) ?? []).filter((known) => known !== listener);
      listeners.set(channel, others);
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
  /** Exposes functions as proxies and all else as copies; a name can be given once. */
  const contextBridge: Pick<Electron.ContextBridge, 'exposeInMainWorld'> = {
    exposeInMainWorld: (name, api: unknown) => {
      if (name in exposed) throw new Error(`Cannot bind an API on top of an existing property: ${name}`);
      exposed[name] = api;
      send('stand-in-expose', { name, shape: shapeOf(api) });
    },
  };
  /**
   * The path of a file that came from the system; empty for one that a script made. The bridge hands over a copy of the
   * page's `File`, so it is known by its facts.
   */
  const webUtils: Pick<Electron.WebUtils, 'getPathForFile'> = {
    getPathForFile: (file) => {
      if (!(file instanceof File)) throw new TypeError('Not a File');
      if (!fromSystem.has(factsOf(file))) return '';
      return dropped.find((path) => path.endsWith(`/${file.name}`)) ?? '';
    },
  };
  const factsOf = ({ name, size, lastModified }: File): string => `${name}/${size}/${lastModified}`;
  const fromSystem = new Set<string>();
  // A script's own `drop` event is not trusted.
  window.addEventListener(
    'drop',
    (event) => {
      if (!event.isTrusted) return;
      for (const file of event.dataTransfer?.files ?? []) fromSystem.add(factsOf(file));
    },
    { capture: true },
  );

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

  const say = (message: unknown): void => {
    world.standInSend(JSON.stringify(mark(message)));
  };
  // Chromium tells Electron of every title.
  let title = '';
  document.addEventListener('DOMContentLoaded', () => {
    const tell = (): void => {
      if (document.title !== title) say({ title: (title = document.title) });
    };
    tell();
    new MutationObserver(tell).observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  // A right click that the page does not take for itself.
  window.addEventListener('contextmenu', (event) => {
    setTimeout(() => {
      if (event.defaultPrevented) return;
      const field = event.target instanceof HTMLInputElement ? event.target : null;
      const chosen = field?.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
      const selectionText = chosen ?? String(getSelection());
      const has = selectionText !== '';
      const editFlags = { canCut: field !== null && has, canCopy: has, canPaste: field !== null };
      say({
        contextMenu: {
          isEditable: field !== null,
          selectionText,
          editFlags: { ...editFlags, canSelectAll: true },
        },
      });
    });
  });

  /** A sandboxed preload may require `electron` and a few of Node's; ours are to require `electron` alone. */
  const require = (name: string): unknown => {
    if (name === 'electron') return { contextBridge, ipcRenderer, webUtils };
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports);
}
