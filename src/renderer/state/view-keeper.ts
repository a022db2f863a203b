import type { AppState } from './app.svelte.ts';
import { type KeptView, rememberView } from './view-memory.ts';

/** The view changes with each pan; it is kept when it has come to rest, and before anything takes its place. */
const DELAY = 400;

interface Pending {
  readonly key: string;
  readonly kept: KeptView;
}

/** Keeps how the open document is looked at. `follow` is an effect: it reads the view, and runs when that changes. */
export class ViewKeeper {
  readonly #app: AppState;
  #pending: Pending | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(app: AppState) {
    this.#app = app;
  }

  follow = (): void => {
    const { open, view, settings } = this.#app;
    const key = open?.viewKey ?? null;
    if (this.#pending !== null && this.#pending.key !== key) this.flush();
    clearTimeout(this.#timer);
    this.#pending =
      key === null
        ? null
        : { key, kept: { view: { ...view.saved, ...settings.savedPart }, mode: view.mode } };
    this.#timer = setTimeout(this.flush, DELAY);
  };

  /** Keeps at once what has not come to rest: the window goes, or another document comes. */
  flush = (): void => {
    clearTimeout(this.#timer);
    const pending = this.#pending;
    this.#pending = null;
    if (pending !== null) rememberView(this.#app.settings, pending.key, pending.kept);
  };

  /** Until the window goes; a page that is closed is told by one of these, whichever its host sends. */
  flushWhenLeaving(): () => void {
    const controller = new AbortController();
    const { signal } = controller;
    for (const name of ['beforeunload', 'pagehide'] as const) addEventListener(name, this.flush, { signal });
    return () => controller.abort();
  }
}
