import type { Confidence, RelationType } from '../../document/model.ts';

/** What the page of an interactive figure says, in one language. Plain data: the page holds it as JSON. */
export interface ViewerWords {
  /** BCP 47. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The language's name in itself, for the button that switches to it. */
  readonly languageName: string;
  readonly digits: 'latin' | 'arabic-indic';
  readonly search: string;
  /** With `{count}` and `{total}`. */
  readonly found: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly details: string;
  readonly close: string;
  /** How to move in the figure with the keyboard. */
  readonly keys: string;
  readonly notDrawn: string;
  readonly dateInferred: string;
  readonly translation: string;
  readonly actors: string;
  readonly place: string;
  readonly topics: string;
  readonly linked: string;
  readonly sources: string;
  readonly openSource: string;
  readonly openArchive: string;
  readonly confidence: Readonly<Record<Confidence, string>>;
  /** What stands before the events that this one leads to, and before those that lead to it. */
  readonly linkOut: Readonly<Record<RelationType, string>>;
  readonly linkIn: Readonly<Record<RelationType, string>>;
}
