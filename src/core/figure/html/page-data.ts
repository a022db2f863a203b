/** What the page of an interactive figure holds for its script. */
import type { FigureData } from '../data/figure-data.ts';
import type { ViewerWords } from './words.ts';

export interface PageData {
  /** CSS custom properties by name. */
  readonly colors: Readonly<Record<string, string>>;
  /** The first is shown first. */
  readonly languages: readonly PageLanguage[];
}

export interface PageLanguage {
  readonly words: ViewerWords;
  readonly data: FigureData;
}

/** Ids of the elements that the page and its script agree on. */
export const PAGE_IDS = { data: 'figure-data', figures: 'figures', app: 'app' } as const;
