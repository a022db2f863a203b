/**
 * The records of a `.communique` document. All are plain and readonly; an edit makes a new document.
 * Field names follow EDTF, CAMEO, schema.org Event and Wikidata where these have a word.
 */

export const FORMAT = 'communique';
/** The version that this program writes. Older ones are migrated, newer ones refused. */
export const VERSION = 1;

/** Text that people read, by BCP 47 language tag. */
export type LanguageMap = Readonly<Record<string, string>>;

/** Ours: CAMEO has no code for much of what diplomacy does. Order is the order of lanes and legends. */
export const EVENT_KINDS = [
  'summit',
  'meeting',
  'visit',
  'statement',
  'agreement',
  'outcome',
  'measure',
  'conflict',
  'other',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const ACTOR_TYPES = ['person', 'state', 'organization', 'group'] as const;
export type ActorType = (typeof ACTOR_TYPES)[number];

export const ACTOR_ROLES = [
  'participant',
  'speaker',
  'addressee',
  'host',
  'subject',
  'signatory',
  'mediator',
] as const;
export type ActorRole = (typeof ACTOR_ROLES)[number];

/** `from` RELATION `to`: the summit results-in the outcome; the statement announces the outcome. */
export const RELATION_TYPES = [
  'results-in',
  'announces',
  'responds-to',
  'part-of',
  'implements',
  'contradicts',
  'cites',
] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

/** How well the source supports what the citation stands for. `inferred` is our own conclusion. */
export const CONFIDENCES = ['confirmed', 'reported', 'inferred', 'disputed'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What part of an event a citation supports; none named means the whole event. */
export const CITED_PARTS = ['title', 'summary', 'date', 'place', 'actors', 'quotes', 'relations'] as const;
export type CitedPart = (typeof CITED_PARTS)[number];

export const SOURCE_TYPES = [
  'article',
  'document',
  'dataset',
  'website',
  'book',
  'broadcast',
  'public-record',
] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

export interface Actor {
  readonly id: string;
  readonly type: ActorType;
  readonly name: LanguageMap;
  /** What a card has room for: `Putin`. */
  readonly shortName?: LanguageMap;
  /** CAMEO actor code: `RUSGOV`. */
  readonly cameo?: string;
  /** ISO 3166-1 alpha-2, for states. */
  readonly iso3166?: string;
  /** Actor ids: a president is a member of his state. */
  readonly memberOf?: readonly string[];
  readonly description?: LanguageMap;
  /** Wikidata item: `Q7747`. */
  readonly wikidata?: string;
}

export interface Place {
  readonly id: string;
  readonly name: LanguageMap;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** Degrees, WGS 84. */
  readonly coordinates?: { readonly latitude: number; readonly longitude: number };
  /** IANA name: `Europe/Zurich`. */
  readonly timeZone?: string;
  readonly wikidata?: string;
}

export interface Topic {
  readonly id: string;
  readonly name: LanguageMap;
  readonly description?: LanguageMap;
}

export interface Source {
  readonly id: string;
  readonly type: SourceType;
  readonly title: LanguageMap;
  readonly publisher?: LanguageMap;
  /** BCP 47 tag of the source's own language. */
  readonly language?: string;
  /** EDTF. */
  readonly published?: string;
  readonly url?: string;
  readonly archiveUrl?: string;
  /** EDTF. */
  readonly accessed?: string;
  readonly note?: LanguageMap;
}

export interface Quote {
  readonly text: string;
  /** BCP 47 tag of `text`: the language in which the source gives it. */
  readonly language: string;
  /** Actor id. */
  readonly speaker?: string;
  /** Our own translations, shown as such. */
  readonly translation?: LanguageMap;
  /** Actor id or name of the outlet by way of which the source has it. */
  readonly via?: LanguageMap;
}

export interface Citation {
  /** Source id. */
  readonly source: string;
  /** Where in the source: a paragraph, a page, a row. */
  readonly locator?: LanguageMap;
  readonly supports?: readonly CitedPart[];
  readonly confidence: Confidence;
  readonly note?: LanguageMap;
}

export interface EventActor {
  /** Actor id. */
  readonly actor: string;
  readonly role: ActorRole;
}

export interface TimelineEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly title: LanguageMap;
  readonly summary?: LanguageMap;
  /** EDTF, levels 0 to 2. */
  readonly date: string;
  readonly actors?: readonly EventActor[];
  /** Place id. */
  readonly place?: string;
  /** Topic ids. */
  readonly topics?: readonly string[];
  readonly quotes?: readonly Quote[];
  readonly citations?: readonly Citation[];
  /** CAMEO event code, leading zeros kept: `036`. */
  readonly cameo?: string;
  /** −10 to 10. */
  readonly goldstein?: number;
  /** 0 to 1: what stands above the density when there is no room for all. */
  readonly importance?: number;
  /** Number of reports that this event stands for, from data sets that count them. */
  readonly mentions?: number;
  readonly starred?: boolean;
}

export interface Relation {
  readonly id: string;
  readonly type: RelationType;
  /** Event id. */
  readonly from: string;
  /** Event id. */
  readonly to: string;
  readonly citations?: readonly Citation[];
}

export const LANE_MODES = [
  'kind',
  'actor',
  'topic',
  'place',
  'actor-pair',
  'root-code',
  'quad-class',
  'country',
] as const;
export type LaneMode = (typeof LANE_MODES)[number];

export const FACETS = [
  'kind',
  'actor',
  'state',
  'topic',
  'place',
  'source',
  'confidence',
  'root-code',
  'quad-class',
] as const;
export type FacetName = (typeof FACETS)[number];

/** What is shown. Values within a facet add up; facets narrow each other. */
export interface Filter {
  readonly text?: string;
  readonly facets?: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  /** Actor ids: events in which both take part. */
  readonly between?: readonly [string, string];
  /** An EDTF date or interval, and whether events must lie in it or may. */
  readonly time?: { readonly within: string; readonly mode: 'certainly' | 'possibly' };
  readonly starred?: boolean;
  /** Event ids: a hand-made choice. */
  readonly only?: readonly string[];
}

/** How the document was last looked at. Kept with the document and restored. */
export interface SavedView {
  readonly lanes?: LaneMode;
  readonly laneOrder?: readonly string[];
  readonly collapsedLanes?: readonly string[];
  readonly filter?: Filter;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly window?: { readonly from: number; readonly to: number };
  /** Event id. */
  readonly selection?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly theme?: 'light' | 'dark' | 'system';
}

/** BCP 47, in the well-formed shapes that people use: `ar`, `pt-BR`, `zh-Hant-TW`. */
export const LANGUAGE_TAG = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

export const FIGURE_THEMES = ['light', 'dark', 'print'] as const;
export const DIGITS = ['latin', 'arabic-indic'] as const;
export const MONTH_NAMES = ['gulf-egyptian', 'levantine', 'maghrebi'] as const;

/** What was chosen for a figure; what is not here takes its default. The figure engine's options are these, resolved. */
export interface FigureSettings {
  /** BCP 47. */
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
  readonly theme?: (typeof FIGURE_THEMES)[number];
  readonly lanes?: LaneMode;
  /** EDTF; the earliest bound of `from` to the latest of `to`. */
  readonly from?: string;
  readonly to?: string;
  readonly filter?: Filter;
  /** px (1/96 inch). */
  readonly width?: number;
  readonly height?: number;
  readonly title?: string;
  readonly subtitle?: string;
  readonly caption?: string;
  readonly credit?: string;
  /** Type larger or smaller than the page's width asks for. */
  readonly textScale?: number;
  readonly legend?: boolean;
  readonly relations?: boolean;
  readonly sources?: boolean;
  readonly brokenAxis?: boolean;
  readonly digits?: (typeof DIGITS)[number];
  readonly months?: (typeof MONTH_NAMES)[number];
  /** Alternative text. */
  readonly description?: string;
  /** The same figure once more in another language. */
  readonly second?: OtherLanguage;
  /** Languages in which it is written once more, each in a file of its own. */
  readonly others?: readonly OtherLanguage[];
}

/** Another language of a figure, and what was worded for it; the rest is the first one's. */
export interface OtherLanguage {
  /** BCP 47. */
  readonly language: string;
  readonly direction?: 'ltr' | 'rtl';
  readonly title?: string;
  readonly subtitle?: string;
  readonly caption?: string;
  readonly credit?: string;
  readonly description?: string;
}

/** A figure that can be exported again by its name, in the app and on the command line. */
export interface NamedFigure {
  readonly id: string;
  readonly name: LanguageMap;
  readonly options: FigureSettings;
}

export interface TimelineDocument {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly title: LanguageMap;
  readonly description?: LanguageMap;
  /** BCP 47 tags that the texts are written in, the first being the main one. */
  readonly languages: readonly string[];
  /** IANA name of the venue's time zone. */
  readonly timeZone?: string;
  readonly actors: readonly Actor[];
  readonly places: readonly Place[];
  readonly topics: readonly Topic[];
  readonly sources: readonly Source[];
  readonly events: readonly TimelineEvent[];
  readonly relations: readonly Relation[];
  readonly view?: SavedView;
  readonly figures?: readonly NamedFigure[];
}
