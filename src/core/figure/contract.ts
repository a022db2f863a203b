/** What the figure engine takes and gives. The app's worker and the command line speak to it in these words alone. */
import type { Filter, LaneMode, OtherLanguage, TimelineDocument } from '../document/model.ts';
import type { ThemeName } from '../theme/tokens.ts';

/** Bytes that the engine needs; the app's worker fetches them, the command line reads them. */
export interface FigureAssets {
  readonly fonts: readonly FontAsset[];
  /** `harfbuzz-subset.wasm`, for PDF only: loaded when first needed. */
  readonly subsetWasm?: () => Promise<Uint8Array>;
  /** `resvg` wasm, for PNG only: loaded when first needed. */
  readonly resvgWasm: () => Promise<Uint8Array>;
}

export interface FontAsset {
  readonly family: 'IBM Plex Sans' | 'IBM Plex Sans Arabic' | 'IBM Plex Serif';
  readonly weight: 400 | 600 | 700;
  readonly bytes: Uint8Array;
}

export interface FigureOptions {
  /** BCP 47 tag of the texts to take; text missing in it falls back and the report says so. */
  readonly language: string;
  /** Defaults to the language's. */
  readonly direction?: 'ltr' | 'rtl';
  readonly theme: ThemeName;
  readonly lanes: LaneMode;
  /** EDTF; the earliest bound of `from` to the latest of `to`. Absent: all that is shown. */
  readonly from?: string;
  readonly to?: string;
  /** What to show. */
  readonly filter?: Filter;
  /** Page width in px (1/96 inch). */
  readonly width: number;
  /** Absent: as high as the content needs. */
  readonly height?: number;
  readonly title?: string;
  readonly subtitle?: string;
  readonly caption?: string;
  readonly credit?: string;
  /** Type larger or smaller than the page's width asks for: 1.4 for a picture that is seen on a telephone. */
  readonly textScale?: number;
  readonly legend: boolean;
  readonly relations: boolean;
  readonly sources: boolean;
  /** Whether stretches of time without events may be cut out of the axis. */
  readonly brokenAxis: boolean;
  readonly digits: 'latin' | 'arabic-indic';
  readonly months: 'gulf-egyptian' | 'levantine' | 'maghrebi';
  /** Alternative text; absent: generated. */
  readonly description?: string;
  /** The figure once more in another language, in the same picture: beside the first or, for want of room, below. */
  readonly second?: OtherLanguage;
}

/** What was done to make the figure fit, and what could not be drawn. Nothing is dropped without a line here. */
export type FigureNote =
  | { readonly type: 'missing-glyph'; readonly text: string; readonly characters: readonly string[] }
  | { readonly type: 'fallback-language'; readonly eventIds: readonly string[]; readonly language: string }
  | { readonly type: 'shortened'; readonly eventIds: readonly string[] }
  /** Events that stand as marks or in a count, without a label, and their lane's name in the figure's language. */
  | { readonly type: 'grouped'; readonly laneId: string; readonly lane: string; readonly count: number }
  /** Events that stand by a number, with their titles in a key under the lanes. */
  | { readonly type: 'numbered'; readonly count: number }
  | { readonly type: 'outside-range'; readonly count: number }
  /** Second lines of labels (date, speaker, place) that found no room. */
  | { readonly type: 'simplified'; readonly eventIds: readonly string[] }
  /** Labels are smaller than usual, in px. */
  | { readonly type: 'smaller-text'; readonly size: number }
  /** Relations between events of which one has no label. */
  | { readonly type: 'hidden-relations'; readonly count: number }
  /** Relations between events that stand on different pages. */
  | { readonly type: 'parted-relations'; readonly count: number }
  /** Sources that the key at the foot has no room for. */
  | { readonly type: 'unlisted-sources'; readonly count: number };

export type FigureProgress = (done: { readonly step: FigureStep; readonly fraction: number }) => void;
export type FigureStep = 'loading' | 'layout' | 'drawing' | 'encoding';

export interface FigureRequest {
  readonly document: TimelineDocument;
  readonly options: FigureOptions;
}
