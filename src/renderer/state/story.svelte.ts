import { tick } from 'svelte';
import type { AppState } from './app.svelte.ts';

export const STORY_PATHS = ['time', 'relations'] as const;
export type StoryPath = (typeof STORY_PATHS)[number];

/** One event at a time, for a projector: in order of time, or only what hangs together with one event. */
export class StoryState {
  readonly #app: AppState;
  active = $state(false);
  path = $state<StoryPath>('time');
  #ids = $state.raw<readonly string[]>([]);
  #at = $state(0);

  constructor(app: AppState) {
    this.#app = app;
  }

  get eventId(): string | null {
    return this.#ids[this.#at] ?? null;
  }

  /** One-based. */
  get position(): number {
    return this.#at + 1;
  }

  get length(): number {
    return this.#ids.length;
  }

  /** Whether the selected event has relations to go along. */
  get hasChain(): boolean {
    return this.#app.chainIds.length > 1;
  }

  start(path: StoryPath = 'time'): void {
    this.#walk(path);
    this.active = this.#ids.length > 0;
  }

  walk(path: StoryPath): void {
    this.#walk(path);
  }

  #walk(path: StoryPath): void {
    const { order, view, chainIds } = this.#app;
    const current = view.selection;
    const ids = path === 'relations' ? chainIds : order.ids;
    this.path = path;
    this.#ids = ids;
    this.#go(Math.max(0, current === null || path === 'relations' ? 0 : ids.indexOf(current)));
  }

  next(): void {
    this.#go(Math.min(this.#at + 1, this.length - 1));
  }

  back(): void {
    this.#go(Math.max(this.#at - 1, 0));
  }

  first(): void {
    this.#go(0);
  }

  last(): void {
    this.#go(this.length - 1);
  }

  /** Back in the window, the focus is where the story was. */
  end(): void {
    this.active = false;
    void tick().then(() => this.#app.timeline?.focus());
  }

  #go(at: number): void {
    this.#at = at;
    this.#app.select(this.eventId);
  }
}
