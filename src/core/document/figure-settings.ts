import type { FigureSettings } from './model.ts';

/** What is worded for a figure in each of its languages. */
export const FIGURE_TEXTS = ['title', 'subtitle', 'caption', 'credit', 'description'] as const;
export type FigureText = (typeof FIGURE_TEXTS)[number];

const OF_LANGUAGE: ReadonlySet<string> = new Set([...FIGURE_TEXTS, 'direction', 'second']);

type WithoutTexts<T> = Omit<T, FigureText | 'direction' | 'second'>;

/** What was worded for one language, or goes with it, is not said in another. */
export function withoutTexts<T extends object>(settings: T): WithoutTexts<T> {
  const kept = Object.entries(settings).filter(([name]) => !OF_LANGUAGE.has(name));
  return Object.fromEntries(kept) as WithoutTexts<T>;
}

/** The settings of each file that a figure is written as: its own, then those of its other languages. */
export function settingsOfFiles({ others = [], ...own }: FigureSettings): readonly FigureSettings[] {
  return [own, ...others.map((other) => ({ ...withoutTexts(own), ...other }))];
}
