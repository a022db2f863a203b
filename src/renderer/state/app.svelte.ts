import { assertNever } from '../../core/document/assert-never.ts';
import type { LanguageMap, TimelineEvent } from '../../core/document/model.ts';
import { laneName } from '../../core/layout/lane-names.ts';
import { pickText } from '../../core/layout/localized.ts';
import type { Host, HostEvent, HostFacts, Settings } from '../../host/host.ts';
import { findLanguage, languageName, LANGUAGES } from '../../i18n/languages.ts';
import { isolate, type Translate, writeDigits } from '../../i18n/translate.ts';
import { perform } from '../actions/action.ts';
import { actionById } from '../actions/index.ts';
import { DatesState } from './dates.svelte.ts';
import { DialogsState } from './dialogs.svelte.ts';
import { EventListState } from './event-list.svelte.ts';
import { EventOrder } from './event-order.svelte.ts';
import { FacetsState } from './facets.svelte.ts';
import { FilesState } from './files.svelte.ts';
import { ImportsState } from './imports.svelte.ts';
import { NoticesState } from './notices.svelte.ts';
import type { OpenDocument } from './open-document.svelte.ts';
import { PanelsState } from './panels.svelte.ts';
import { chainInOrder, chainOfEvent, type EventChain } from './event-chain.ts';
import { SearchState } from './search.svelte.ts';
import { SelectedEvent } from './selected-event.svelte.ts';
import { SettingsState } from './settings.svelte.ts';
import type { TimelineMethods } from '../timeline/timeline-props.ts';
import { StoryState } from './story.svelte.ts';
import { ViewState } from './view.svelte.ts';
import { WordsState } from './words.svelte.ts';

/** The one state of the window. Each part has its own class; this holds them together and knows no rules. */
export class AppState {
  readonly host: Host;
  readonly facts: HostFacts;
  readonly settings: SettingsState;
  readonly notices = new NoticesState();
  readonly dialogs = new DialogsState();
  readonly panels: PanelsState;
  readonly view = new ViewState();
  readonly facets = new FacetsState();
  readonly order = new EventOrder();
  readonly search = new SearchState();
  readonly eventList = new EventListState();
  readonly dates: DatesState;
  readonly words: WordsState;
  readonly files: FilesState;
  readonly story = new StoryState(this);
  readonly imports = new ImportsState(this);
  readonly selectedEvent = new SelectedEvent();
  open = $state.raw<OpenDocument | null>(null);
  readonly chain: EventChain | null = $derived.by(() =>
    this.open && this.view.selection !== null ? chainOfEvent(this.view.selection, this.open.index) : null,
  );
  /** The selected event with all that led to it and came of it, in the document's order of time. */
  readonly chainIds: readonly string[] = $derived.by(() => {
    const { selection } = this.view;
    return this.chain && selection !== null ? chainInOrder(selection, this.chain, this.order.ids) : [];
  });
  /** What the timeline does while it is on the screen. */
  timeline = $state.raw<TimelineMethods | null>(null);
  /** Focuses the search field; set by the field itself. */
  focusSearch: (() => void) | null = null;
  /** Moves the focus to the inspector; set by the panel while it is open. */
  focusInspector: (() => void) | null = null;

  constructor(host: Host, facts: HostFacts, settings: Settings) {
    this.host = host;
    this.facts = facts;
    this.settings = new SettingsState(host, facts, settings);
    this.panels = new PanelsState(this.settings);
    this.dates = new DatesState(this.settings);
    this.words = new WordsState(this.settings);
    this.files = new FilesState(this);
  }

  get t(): Translate {
    return this.settings.t;
  }

  /** Whether Command, not Control, is the key of shortcuts. */
  get mac(): boolean {
    return (
      this.facts.platform === 'darwin' || (this.facts.platform === 'web' && /Mac/.test(navigator.platform))
    );
  }

  /** Languages of the open document, best first. */
  get languages(): readonly string[] {
    return this.open?.document.languages ?? [];
  }

  /** Whether all events come with CAMEO codes: rows of event data, or a timeline that was made of them. */
  readonly hasCodes: boolean = $derived.by(() => {
    const { open } = this;
    if (open === null) return false;
    const { events } = open.document;
    return open.imported !== null || (events.length > 0 && events.every(({ cameo }) => cameo !== undefined));
  });

  get selected(): TimelineEvent | null {
    return this.selectedEvent.of(this.open, this.view.selection);
  }

  /** Plain text in the reader's language, for labels and titles; empty where there is none. */
  text(texts: LanguageMap | undefined): string {
    return this.textIn(texts, this.settings.languageCode);
  }

  textIn(texts: LanguageMap | undefined, language: string): string {
    return pickText(texts, language, this.languages)?.text ?? '';
  }

  /** The name of a lane as the timeline now sorts them. */
  laneName(laneId: string): string {
    if (!this.open) return laneId;
    const { settings, view, words } = this;
    return laneName(laneId, view.lanes, this.open.index, settings.languageCode, words.current);
  }

  number(value: number): string {
    return this.settings.numbers.format(value);
  }

  /** Digits of a text that is otherwise ready, in the reader's choice of them. */
  digits(text: string): string {
    return writeDigits(text, this.settings.digits);
  }

  /** With its sign and as many decimals as it has, as a scale from −10 to 10 is read. */
  signed(value: number): string {
    return new Intl.NumberFormat(this.settings.locale, { signDisplay: 'exceptZero' }).format(value);
  }

  /** `a, b and c` in the reader's language, each part keeping its own direction. */
  list(parts: readonly string[]): string {
    const format = new Intl.ListFormat(this.settings.languageCode, { type: 'conjunction' });
    return format.format(parts.map(isolate));
  }

  /** In the quotation marks of the text's own language, unless it brings its own. */
  quoted(text: string, language: string): string {
    if (/^[«“"„‘]/u.test(text)) return text;
    const own = findLanguage([language]);
    const [open, close] = own === null ? ['“', '”'] : LANGUAGES[own].quotes;
    return `${open}${text}${close}`;
  }

  /** The name of a language in the reader's. */
  languageName(tag: string): string {
    return languageName(tag, this.settings.languageCode);
  }

  select(eventId: string | null): void {
    this.view.selection = eventId;
  }

  /** Selects an event and brings it into view, as a followed link or a search hit does. */
  goTo(eventId: string): void {
    this.view.selection = eventId;
    void this.timeline?.reveal(eventId);
  }

  /** The next or previous event in time; says so at the ends. */
  stepEvent(by: 1 | -1): void {
    const next = this.order.step(this.view.selection, by);
    if (next !== null) this.goTo(next);
    else this.notices.announce(this.t(by === 1 ? 'app.last-event' : 'app.first-event'));
  }

  hostSays(event: HostEvent): void {
    switch (event.type) {
      case 'open':
        this.files.accept({ ok: true, value: event.opened });
        break;
      case 'action':
        perform(actionById(event.action), this);
        break;
      case 'file-changed':
        if (event.fileId === this.open?.file?.id) this.files.fileChanged();
        break;
      case 'close-requested':
        this.files.leave();
        break;
      case 'system-theme':
        this.settings.systemThemeChanged(event.dark);
        break;
      case 'settings':
        this.settings.changedElsewhere(event.settings);
        break;
      default:
        assertNever(event);
    }
  }
}
