import type { FigureOptions } from '../../core/figure/contract.ts';
import { defaultFigureOptions } from '../../core/figure/default-options.ts';
import { FIGURE_TEXTS, type FigureText, withoutTexts } from '../../core/document/figure-settings.ts';
import type {
  FigureSettings,
  Filter,
  NamedFigure,
  OtherLanguage,
  TimelineDocument,
} from '../../core/document/model.ts';
import { addFigure, removeFigure, updateFigure } from '../../core/history/edits/named-figures.ts';
import { findLanguage, LANGUAGE_CODES, type LanguageCode, matchLanguage } from '../../i18n/languages.ts';
import { documentFromRows } from '../source/document-from-rows.ts';
import type { AppState } from '../state/app.svelte.ts';
import { isFiltered } from '../state/filter-edits.ts';
import { FIRST_SIZE, resolveSize, type SizeChoice, sizeChoiceOf } from './figure-size.ts';

/** Of a table with more events than these a figure shows the first; the others are told of. */
const MOST_DRAWN = 20_000;

/** Which events: all, as the window filters them, the selected one with its chain, or the starred ones. */
export const SHOWN = ['all', 'filtered', 'chain', 'starred', 'saved'] as const;
export type Shown = (typeof SHOWN)[number];

type FigureTexts = Pick<FigureSettings, FigureText>;

/** Milliseconds since 1970-01-01T00:00:00Z. */
interface TimeStretch {
  readonly from: number;
  readonly to: number;
}

/** A record of which a part may be given as undefined, to take it away. */
type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/** What the composer knows of the figure that is being made: each change gives new options and so a new preview. */
export class Composer {
  readonly #app: AppState;
  settings = $state.raw<FigureSettings>({});
  size = $state.raw<SizeChoice>(FIRST_SIZE);
  shown = $state<Shown>('all');
  /** All languages of the document: one file in each. */
  all = $state(false);
  /** The saved figure that is being changed. */
  figureId = $state<string | null>(null);
  #savedFilter = $state.raw<Filter | null>(null);
  /** Texts of languages that the figure does not have at the moment. */
  #worded = $state.raw<Readonly<Record<string, FigureTexts>>>({});
  /** The stretch that the brush was last moved to, and the dates that it gave. */
  #brushed = $state.raw<{
    readonly stretch: TimeStretch;
    readonly edtf: { readonly from: string | undefined; readonly to: string | undefined };
  } | null>(null);

  /** Of a large table, the events that are shown, as far as a figure can hold them. */
  #gathered = $state.raw<TimelineDocument | null>(null);

  readonly page = $derived(resolveSize(this.size));
  readonly badFrom: boolean = $derived.by(() => this.#isBadDate(this.settings.from));
  readonly badTo: boolean = $derived.by(() => this.#isBadDate(this.settings.to));
  readonly ready: boolean = $derived(this.page !== null && !this.badFrom && !this.badTo);

  constructor(app: AppState) {
    this.#app = app;
    const { settings, view } = app;
    this.shown = isFiltered(view.filter) && !app.open?.imported ? 'filtered' : 'all';
    this.settings = {
      language: settings.languageCode,
      theme: settings.theme,
      lanes: view.lanes,
      digits: settings.value.digits,
      months: settings.months,
    };
  }

  change(part: Loose<FigureSettings>): void {
    this.settings = withoutEmpty<FigureSettings>({ ...this.settings, ...part });
  }

  /** The second language of the same picture; null for none. */
  get second(): string | null {
    return this.all ? null : (this.settings.second?.language ?? null);
  }

  /** What was worded for the language before waits for its return. */
  chooseLanguage(language: string): void {
    if (language === this.language) return;
    const { second } = this.settings;
    const next = this.#settingsIn(language);
    this.#keepTexts(this.language, this.settings);
    this.settings = { ...next, language, ...(second && second.language !== language && { second }) };
  }

  chooseSecond(language: string | null): void {
    const former = this.settings.second;
    if (former) this.#keepTexts(former.language, former);
    this.change({ second: language === null ? undefined : { ...this.#worded[language], language } });
  }

  textIn(language: string, field: FigureText): string {
    return this.#textsOf(language)[field] ?? '';
  }

  changeText(language: string, field: FigureText, text: string): void {
    const texts = withoutEmpty<FigureTexts>({ ...this.#textsOf(language), [field]: text });
    if (language === this.language) this.change({ [field]: text });
    else if (language === this.settings.second?.language) this.change({ second: { ...texts, language } });
    else this.#keepTexts(language, texts);
  }

  #keepTexts(language: string, texts: FigureTexts): void {
    this.#worded = { ...this.#worded, [language]: textsIn(texts) };
  }

  #textsOf(language: string): FigureTexts {
    const { second } = this.settings;
    if (language === this.language) return textsIn(this.settings);
    return second?.language === language ? textsIn(second) : (this.#worded[language] ?? {});
  }

  /** What the engine is to draw; null while something typed makes no sense. */
  optionsIn(language: string): FigureOptions | null {
    const { document } = this;
    if (!document || !this.page || !this.ready) return null;
    const { width, height, textScale } = this.page;
    const filter = this.#filter();
    const { second, ...settings } = this.#settingsIn(language);
    return {
      ...defaultFigureOptions(document, language),
      ...settings,
      language,
      title: settings.title ?? this.#app.textIn(document.title, language),
      width,
      ...(height !== null && { height }),
      textScale,
      ...(filter && { filter }),
      ...(second && !this.all && { second }),
    };
  }

  /** What was worded for one language is not said in another. */
  #settingsIn(language: string): FigureSettings {
    if (language === this.language) return this.settings;
    return { ...withoutTexts(this.settings), ...this.#textsOf(language) };
  }

  /** The stretch of time that is chosen, or all that there is; null where nothing has a date. */
  get range(): TimeStretch | null {
    const span = this.#app.open?.source.span ?? null;
    if (!span) return null;
    const { from, to } = this.settings;
    const brushed = this.#brushed;
    // Dates are whole days: a brush that was moved by less would spring back to them.
    if (brushed && brushed.edtf.from === from && brushed.edtf.to === to) return brushed.stretch;
    return {
      from: this.#boundOf(from, 'earliest') ?? span.earliest,
      to: this.#boundOf(to, 'latest') ?? span.latest,
    };
  }

  /** An end that lies beyond all events is no limit. */
  chooseRange(stretch: TimeStretch): void {
    const span = this.#app.open?.source.span ?? null;
    if (!span) return;
    const whole = this.#app.dates.edtfRange(stretch.from, stretch.to);
    const edtf = {
      from: stretch.from <= span.earliest ? undefined : whole.from,
      to: stretch.to >= span.latest ? undefined : whole.to,
    };
    this.#brushed = { stretch, edtf };
    this.change(edtf);
  }

  #boundOf(edtf: string | undefined, bound: 'earliest' | 'latest'): number | null {
    const date = edtf === undefined ? null : this.#app.dates.parse(edtf);
    return date && Number.isFinite(date[bound]) ? date[bound] : null;
  }

  /** What the figure is drawn from; null while the events of a table are being gathered. */
  get document(): TimelineDocument | null {
    const { open } = this.#app;
    return open?.imported ? this.#gathered : (open?.document ?? null);
  }

  /** Reads the shown events of a table; nothing is to be done for a document. */
  async gather(signal: AbortSignal): Promise<void> {
    const { open, view } = this.#app;
    if (!open?.imported) return;
    const { document, source } = open;
    const options = { title: document.title, most: MOST_DRAWN };
    this.#gathered = await documentFromRows(source, document, { filter: view.filter }, options, signal);
  }

  get language(): LanguageCode {
    return matchLanguage([this.settings.language ?? '']);
  }

  /** The languages of ours that the document has texts in. */
  get languages(): readonly LanguageCode[] {
    const tags = this.document?.languages ?? [];
    return LANGUAGE_CODES.filter((code) => tags.some((tag) => findLanguage([tag]) === code));
  }

  /** Takes the stretch of time that the window shows. */
  takeWindow(): void {
    const { window } = this.#app.view;
    if (window) this.change(this.#app.dates.edtfRange(window.from, window.to));
  }

  open(figure: NamedFigure): void {
    const { width, height, filter, others, ...rest } = figure.options;
    this.figureId = figure.id;
    this.all = others !== undefined;
    this.#worded = Object.fromEntries((others ?? []).map((other) => [other.language, textsIn(other)]));
    this.settings = rest;
    this.size = width === undefined ? FIRST_SIZE : sizeChoiceOf(width, height);
    this.#savedFilter = filter ?? null;
    this.shown = filter ? 'saved' : 'all';
  }

  get hasSavedFilter(): boolean {
    return this.#savedFilter !== null;
  }

  /** Keeps the figure with the document, under a name of its own. */
  saveAs(name: string): void {
    const { open, settings } = this.#app;
    if (!open) return;
    const id = crypto.randomUUID();
    const figure = { id, name: { [settings.languageCode]: name }, options: this.#savedOptions() };
    open.commit('add-figure', addFigure(open.document, figure));
    this.figureId = id;
  }

  save(): void {
    const { open } = this.#app;
    const known = this.current;
    if (open && known)
      open.commit('update-figure', updateFigure(open.document, { ...known, options: this.#savedOptions() }));
  }

  remove(): void {
    const { open } = this.#app;
    if (open && this.figureId !== null)
      open.commit('remove-figure', removeFigure(open.document, this.figureId));
    this.figureId = null;
  }

  get current(): NamedFigure | undefined {
    return this.#app.open?.document.figures?.find((figure) => figure.id === this.figureId);
  }

  #savedOptions(): FigureSettings {
    const filter = this.#filter();
    const { page } = this;
    const { second, ...settings } = this.settings;
    return {
      ...settings,
      ...(this.all ? { others: this.#others() } : second && { second }),
      ...(page && { width: page.width, textScale: page.textScale }),
      ...(page && page.height !== null && { height: page.height }),
      ...(filter && { filter }),
    };
  }

  #others(): readonly OtherLanguage[] {
    const others = this.languages.filter((code) => code !== this.language);
    return others.map((language) => ({ ...this.#textsOf(language), language }));
  }

  /** What is shown of the document, the stretch of time left out of account. */
  get filter(): Filter {
    return this.#filter() ?? {};
  }

  #filter(): Filter | null {
    const { view, chainIds } = this.#app;
    switch (this.shown) {
      case 'filtered':
        return view.filter;
      case 'chain':
        return { only: chainIds };
      case 'starred':
        return { starred: true };
      case 'saved':
        return this.#savedFilter;
      default:
        return null;
    }
  }

  #isBadDate(edtf: string | undefined): boolean {
    return edtf !== undefined && this.#app.dates.parse(edtf) === null;
  }
}

/** A field that was emptied is one that nobody has filled. */
function withoutEmpty<T extends object>(record: Loose<T>): T {
  const filled = Object.entries(record).filter(([, value]) => value !== '' && value !== undefined);
  return Object.fromEntries(filled) as T;
}

function textsIn(texts: FigureTexts): FigureTexts {
  return withoutEmpty<FigureTexts>(
    Object.fromEntries(FIGURE_TEXTS.map((field) => [field, texts[field]])) as Loose<FigureTexts>,
  );
}
