import type { DateWords } from '../dates/words.ts';
import type { EventKind, RelationType } from '../document/model.ts';
import type { LaneWords } from '../layout/lane-names.ts';

/** All that a figure says of its own accord, in one language and with one choice of digits and months. */
export interface FigureWords extends LaneWords {
  /** BCP 47. */
  readonly language: string;
  /** Those that were chosen, if the language is written with them. */
  readonly digits: 'latin' | 'arabic-indic';
  readonly dates: DateWords;
  /** One of a kind, for the legend: `Summit`. */
  readonly kind: Readonly<Record<EventKind, string>>;
  /** As a verb between two titles: `results in`. */
  readonly relation: Readonly<Record<RelationType, string>>;
  /** Beside a line in the legend: `Leads to`. */
  readonly legendRelation: Readonly<Record<RelationType, string>>;
  /** Said beside a date: `date inferred`. */
  readonly dateInferred: string;
  readonly dateUncertain: string;
  readonly dateApproximate: string;
  readonly openEnded: string;
  /** Head of the source key: `Sources`. */
  readonly sources: string;
  readonly credit: string;
  /** Between the parts of a list: `, `. */
  readonly separator: string;
  /** Where nothing is to be shown. */
  readonly noEvents: string;
  /** A whole number in the chosen digits. */
  number(value: number): string;
  /** `12 more events`. */
  more(count: number): string;
  /** `12 more sources`. */
  moreSources(count: number): string;
  /** Title of one page of several: `A quiet year (2/5)`. */
  page(title: string, number: string, of: string): string;
  /** `15 events`. */
  events(count: number): string;
  /** `1,204 events a bar at most`: what the height of a density stands for. */
  density(max: number): string;
  readonly alt: AltWords;
}

/** The words in a language, by its BCP 47 tag. */
export type WordsIn = (language: string) => FigureWords;

/** Sentences of the generated alternative text. */
export interface AltWords {
  timeline(title: string): string;
  span(count: number, from: string, to: string): string;
  single(count: number, date: string): string;
  lane(name: string, count: number): string;
  event(date: string, title: string): string;
  relation(from: string, relation: string, to: string): string;
  rest(count: number): string;
}
