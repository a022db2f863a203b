import type { SettingsState } from './settings.svelte.ts';

export const PANELS = ['facets', 'inspector', 'overview'] as const;
export type PanelName = (typeof PANELS)[number];

/** Which panels are open, kept with the settings. */
export class PanelsState {
  readonly #settings: SettingsState;
  /** Below this width there is no room for both side panels and a timeline; the facets then open over it. */
  #open = $state.raw<Readonly<Record<PanelName, boolean>>>({ facets: true, inspector: true, overview: true });
  #folded = $state.raw<readonly string[]>([]);

  constructor(settings: SettingsState) {
    this.#settings = settings;
    const kept = settings.recall('panels');
    const closed = Array.isArray(kept) ? kept : [];
    this.#open = {
      facets: !closed.includes('facets'),
      inspector: !closed.includes('inspector'),
      overview: !closed.includes('overview'),
    };
    const folded = settings.recall('folded');
    if (Array.isArray(folded)) this.#folded = folded.filter((name) => typeof name === 'string');
  }

  isOpen(panel: PanelName): boolean {
    return this.#open[panel];
  }

  toggle(panel: PanelName): void {
    this.#open = { ...this.#open, [panel]: !this.#open[panel] };
    this.#settings.remember(
      'panels',
      PANELS.filter((name) => !this.#open[name]),
    );
  }

  /** Sections within a panel. */
  isFolded(section: string): boolean {
    return this.#folded.includes(section);
  }

  fold(section: string, folded: boolean): void {
    const others = this.#folded.filter((name) => name !== section);
    this.#folded = folded ? [...others, section] : others;
    this.#settings.remember('folded', this.#folded);
  }
}
