import type { FigureOptions } from '../../core/figure/contract.ts';
import { defaultFigureOptions } from '../../core/figure/default-options.ts';
import type { FigureSettings, Filter, NamedFigure, TimelineDocument } from '../../core/document/model.ts';
import { addFigure, removeFigure, updateFigure } from '../../core/history/edits/named-figures.ts';
import type { LanguageCode } from '../../i18n/languages.ts';
import { documentFromRows } from '../source/document-from-rows.ts';
import type { AppState } from '../state/app.svelte.ts';
import { isFiltered } from '../state/filter-edits.ts';
import { FIRST_SIZE, resolveSize, type SizeChoice, sizeChoiceOf } from './figure-size.ts';

/** Of a table with more events than these a figure shows the first; the others are told of. */
const MOST_DRAWN = 20_000;

/** Which events: all, as the window filters them, the selected one with its chain, or the starred ones. */
export const SHOWN = ['all', 'filtered', 'chain', 'starred', 'saved'] as const;
export type Shown = (typeof SHOWN)[number];

/** A record of which a part may be given as undefined, to take it away. */
type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/** What the composer knows of the figure that is being made: each change gives new options and so a new preview. */
export class Composer {
  readonly #app: AppState;
  settings = $state.raw<FigureSettings>({});
  size = $state.raw<SizeChoice>(FIRST_SIZE);
  shown = $state<Shown>('all');
  /** Both languages: one file in each. */
  both = $state(false);
  /** The saved figure that is being changed. */
  figureId = $state<string | null>(null);
  #savedFilter = $state.raw<Filter | null>(null);

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
    this.settings = withoutEmpty({ ...this.settings, ...part });
  }

  /** What the engine is to draw; null while something typed makes no sense. */
  optionsIn(language: string): FigureOptions | null {
    const { document } = this;
    if (!document || !this.page || !this.ready) return null;
    const { width, height, textScale } = this.page;
    const filter = this.#filter();
    const title = this.settings.title ?? this.#app.textIn(document.title, language);
    return {
      ...defaultFigureOptions(document, language),
      ...this.settings,
      language,
      ...(language === 'en' && { digits: 'latin' as const }),
      title,
      width,
      ...(height !== null && { height }),
      textScale,
      ...(filter && { filter }),
    };
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
    return this.settings.language === 'ar' ? 'ar' : 'en';
  }

  /** Takes the stretch of time that the window shows. */
  takeWindow(): void {
    const { window } = this.#app.view;
    if (window) this.change(this.#app.dates.edtfRange(window.from, window.to));
  }

  open(figure: NamedFigure): void {
    const { width, height, filter, ...rest } = figure.options;
    this.figureId = figure.id;
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
    return {
      ...this.settings,
      ...(page && { width: page.width }),
      ...(page && page.height !== null && { height: page.height }),
      ...(filter && { filter }),
    };
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
function withoutEmpty(settings: Loose<FigureSettings>): FigureSettings {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== '' && value !== undefined),
  );
}
