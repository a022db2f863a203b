/** Everything that the state does to the outside: the page, the host, and the questions to the source. */
import { buildMenu } from '../actions/menu.ts';
import { writeDocument } from '../source/create-source-for.ts';
import { applyLanguage, applyTheme, keepForFirstPaint } from './appearance.ts';
import type { AppState } from './app.svelte.ts';
import type { OpenDocument } from './open-document.svelte.ts';
import { ViewKeeper } from './view-keeper.ts';

const JOURNAL_DELAY = 600;

/** Call once, while the root component is made. */
export function followState(app: () => AppState): void {
  const state = app();
  $effect.pre(() => applyTheme(state.settings.theme, document.documentElement));
  $effect.pre(() => applyLanguage(state.settings.language, document.documentElement));
  $effect(() => forgetAnnounced(state, state.settings.languageCode));
  $effect(() => keepForFirstPaint(state.settings.chosenTheme, state.settings.language));
  $effect(() => run(state, state.host.setTheme(state.settings.chosenTheme)));
  let menu = '';
  $effect(() => {
    menu = showMenu(state, menu);
  });
  $effect(() => showTitle(state));
  // The counts are asked for before the timeline asks for what it draws, which takes longer; the long list after it.
  $effect.pre(() => askCounts(state));
  $effect(() => askOrder(state));
  $effect(() => readSelected(state));
  $effect(() => compareSelected(state));
  const viewKeeper = new ViewKeeper(state);
  $effect(viewKeeper.follow);
  $effect(() => viewKeeper.flushWhenLeaving());
  const keepJournal = journalKeeper(state);
  $effect(keepJournal);
  $effect(() => listenToHost(state));
}

/** Sends the menu only when it reads otherwise than the one before it. */
function showMenu(app: AppState, former: string): string {
  const menu = buildMenu(app);
  const text = JSON.stringify(menu);
  if (text !== former) run(app, app.host.setMenu(menu));
  return text;
}

/** What was said in the former language is not left standing for screen readers to find. */
function forgetAnnounced(app: AppState, _language: string): void {
  app.notices.announced = '';
  app.notices.shown = [];
}

/** Also when a file was left aside: the host took it for the window's from the moment that it gave it. */
function showTitle(app: AppState): void {
  void app.files.decided;
  const title = app.open ? app.text(app.open.document.title) : '';
  const whole = title === '' ? app.t('app.name') : `${title} — ${app.t('app.name')}`;
  document.title = whole;
  run(app, app.host.setTitle(whole, app.open?.edited ?? false, app.open?.file?.id ?? null));
}

function askCounts(app: AppState): void {
  if (!app.open) return;
  const { source } = app.open;
  const { filter } = app.view;
  run(app, app.facets.refresh(source, filter));
  run(app, app.search.refresh(source, filter));
}

function askOrder(app: AppState): void {
  if (app.open) run(app, app.order.refresh(app.open.source, app.view.filter, app.settings.languageCode));
}

function readSelected(app: AppState): void {
  if (app.open) run(app, app.selectedEvent.refresh(app.open, app.view.selection));
}

function compareSelected(app: AppState): void {
  if (app.open) run(app, app.selectedEvent.compare(app.open.source, app.view.filter, app.view.selection));
}

/**
 * Unsaved work is written aside within a second of the first change, however fast others follow, and taken away once
 * it is saved.
 */
function journalKeeper(app: AppState): () => void {
  let latest: OpenDocument | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = async (open: OpenDocument): Promise<void> => {
    const bytes = await writeDocument(open.document);
    // Saved or given up meanwhile: a journal would offer it again.
    if (app.open === open && open.edited) await app.host.writeJournal(open.key, open.file, bytes);
  };
  let writing: Promise<void> = Promise.resolve();
  const begin = (): void => {
    timer = undefined;
    const open = latest;
    if (open) writing = writing.then(() => write(open)).catch((error: unknown) => fail(app, error));
  };
  return () => {
    const { open } = app;
    if (!open?.edited || open.key !== latest?.key) {
      clearTimeout(timer);
      timer = undefined;
    }
    latest = open;
    if (open === null) return;
    if (!open.edited) {
      run(app, app.host.clearJournal(open.key));
      return;
    }
    // Each edit makes another document: reading it here is what brings the effect back.
    void open.document;
    timer ??= setTimeout(begin, JOURNAL_DELAY);
  };
}

function listenToHost(app: AppState): () => void {
  return app.host.on((event) => app.hostSays(event));
}

/** A promise that nobody waits for still may not fail unseen. */
function run(app: AppState, work: Promise<unknown>): void {
  work.catch((error: unknown) => fail(app, error));
}

function fail(app: AppState, error: unknown): void {
  app.host.log('error', String(error));
}
