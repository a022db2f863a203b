import type { DateFormatOptions } from '../../core/dates/format.ts';
import type { DateWords } from '../../core/dates/words.ts';
import type { DocumentIndex } from '../../core/document/document-index.ts';
import type { Filter, LaneMode } from '../../core/document/model.ts';
import type { LaneWords } from '../../core/layout/lane-names.ts';
import type { EventSource } from '../../core/table/event-source.ts';
import type { Translate } from '../../i18n/translate.ts';

/** A stretch of time in milliseconds since 1970-01-01T00:00:00Z; `to` lies after `from`. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** The first or the last of all events. */
export type End = 'first' | 'last';

/** Where a key goes from the current event. */
export type Step = 'next' | 'previous' | 'lane-up' | 'lane-down' | End;

/** How the density of events too many to show one by one is coloured. */
export type DensityColour = 'kind' | 'quad-class' | 'goldstein';

export interface TimelineProps {
  /** Where every event, bin and count comes from. */
  readonly source: EventSource;
  /** Names of actors, places and topics, and the relations. */
  readonly index: DocumentIndex;
  readonly lanes: LaneMode;
  /** Lane ids in the order wanted; lanes not named follow in the source's order. */
  readonly laneOrder: readonly string[];
  readonly collapsed: readonly string[];
  readonly filter: Filter;
  /** Event id. */
  readonly selection: string | null;
  /** Event id; its relations stand out. */
  readonly hovered?: string | null;
  /** Words of a search to be marked in the cards. */
  readonly matched?: readonly string[];
  /** Event ids: these and the relations between them stand out, all else steps back. */
  readonly highlighted?: readonly string[];
  /** BCP 47 tag of the content's language. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly words: DateWords;
  readonly formatOptions: DateFormatOptions;
  /** Names of lanes; `buildFigureWords` makes them for screen and figures. */
  readonly laneWords: LaneWords;
  readonly translate: Translate;
  readonly densityColour?: DensityColour;
  /** The stretch to show; null shows everything. A change from outside moves the view there. */
  readonly window: TimeWindow | null;
  readonly onselect: (eventId: string | null) => void;
  /** Double click or Enter. */
  readonly onopen: (eventId: string) => void;
  /** After each pan or zoom, at most once a frame. `fitted`: it is what showing all comes to at this size. */
  readonly onwindow: (window: TimeWindow, fitted: boolean) => void;
  readonly onlanes: (order: readonly string[], collapsed: readonly string[]) => void;
  readonly onhover: (eventId: string | null) => void;
}

/** What a mounted Timeline lets its owner do (`bind:this`). */
export interface TimelineMethods {
  /** Shows all events that pass the filter. */
  fit(): void;
  /** Above 1 zooms in, about the selected event where it is in view, else about the middle. */
  zoomBy(factor: number): void;
  /** Fraction of the window's width, positive towards later times. */
  panBy(fraction: number): void;
  /** Brings the event into view and leaves the zoom alone. */
  reveal(eventId: string): Promise<void>;
  /** Brings the event to the middle, across time and lanes. */
  centre(eventId: string): Promise<void>;
  /** Selects the neighbour of the selected event and reveals it; resolves to its id, null where there is none. */
  stepEvent(step: Step): Promise<string | null>;
  /** Puts the keyboard focus on the selected, else the first visible event. */
  focus(): void;
}
