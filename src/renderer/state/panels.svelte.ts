import { MediaQuery } from 'svelte/reactivity';
import type { SettingsState } from './settings.svelte.ts';

export const PANELS = ['facets', 'inspector', 'overview'] as const;
export type PanelName = (typeof PANELS)[number];

type Choices = Readonly<Partial<Record<PanelName, boolean>>>;

/** Which panels are open: as the user chose, kept with the settings, else as there is room. */
export class PanelsState {
  readonly #settings: SettingsState;
  readonly #narrow = new MediaQuery('width < 73.75em');
  readonly #veryNarrow = new MediaQuery('width < 52em');
  #choices = $state.raw<Choices>({});
  #folded = $state.raw<readonly string[]>([]);

  constructor(settings: SettingsState) {
    this.#settings = settings;
    this.#choices = readChoices(settings.recall('panels'));
    const folded = settings.recall('folded');
    if (Array.isArray(folded)) this.#folded = folded.filter((name) => typeof name === 'string');
  }

  isOpen(panel: PanelName): boolean {
    return this.#choices[panel] ?? this.#hasRoom(panel);
  }

  toggle(panel: PanelName): void {
    this.#choices = { ...this.#choices, [panel]: !this.isOpen(panel) };
    this.#settings.remember('panels', this.#choices);
  }

  #hasRoom(panel: PanelName): boolean {
    if (panel === 'facets') return !this.#narrow.current;
    return panel === 'overview' || !this.#veryNarrow.current;
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

function readChoices(kept: unknown): Choices {
  if (typeof kept !== 'object' || kept === null) return {};
  const entries = Object.entries(kept).filter(([, open]) => typeof open === 'boolean');
  return Object.fromEntries(entries.filter(([name]) => PANELS.some((panel) => panel === name)));
}
