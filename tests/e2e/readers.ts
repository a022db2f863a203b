import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import type { LanguageMap, TimelineDocument } from '../../src/core/document/model.ts';
import type { LanguageCode } from '../../src/i18n/languages.ts';
import { createTranslate, type Translate } from '../../src/i18n/translate.ts';
import { type AppOptions, type RunningApp, startApp, stopBrowser } from './app.ts';

/** Who sits at the page: what holds in the one language is driven in the other too. */
export interface Reader {
  readonly code: LanguageCode;
  readonly locale: string;
  /** Keys by which time goes on and back, as the eye goes. */
  readonly forward: 'ArrowRight' | 'ArrowLeft';
  readonly backward: 'ArrowRight' | 'ArrowLeft';
  /** 1 where later lies to the right. */
  readonly sign: 1 | -1;
}

export const READERS: readonly Reader[] = [
  { code: 'en', locale: 'en-GB', forward: 'ArrowRight', backward: 'ArrowLeft', sign: 1 },
  { code: 'ar', locale: 'ar-EG', forward: 'ArrowLeft', backward: 'ArrowRight', sign: -1 },
];

export const GENEVA = JSON.parse(
  readFileSync('resources/timelines/geneva-2021.communique', 'utf8'),
) as TimelineDocument;

type Record = { readonly id: string; readonly name: LanguageMap };

/** A page with a document open, and the words by which a reader finds what is on it. */
export interface Visit {
  readonly app: RunningApp;
  readonly page: Page;
  readonly t: Translate;
  readonly reader: Reader;
  readonly filters: Locator;
  readonly details: Locator;
  /** Title of the event in the details. */
  readonly heading: Locator;
  readonly events: Locator;
  readonly lanes: Locator;
  /** The card, or the cards, of an event of the Geneva timeline. */
  card(eventId: string): Locator;
  title(eventId: string): string;
  actor(actorId: string): string;
  topic(topicId: string): string;
  place(placeId: string): string;
  /** How many events the status bar says are shown, in whatever words: Arabic has a dual without a digit. */
  shown(): Promise<number>;
  /** Names of the lanes from above. */
  laneNames(): Promise<readonly string[]>;
  chips(): Promise<readonly string[]>;
}

let app: RunningApp | null = null;

/** Ends what `begin` starts: to be called once by a file of tests. */
export function endAfterEach(): void {
  afterEach(async () => {
    const running = app;
    app = null;
    await running?.close();
  });
  afterAll(stopBrowser);
}

export interface BeginOptions extends AppOptions {
  /** How many events the document has. */
  readonly total?: number;
}

export async function begin(reader: Reader, options: BeginOptions = {}): Promise<Visit> {
  app = await startApp({ locale: reader.locale, ...options });
  const visit = visitOf(app, reader, options.total ?? GENEVA.events.length);
  await expect.poll(visit.shown).toBe(options.total ?? GENEVA.events.length);
  await expect.poll(() => visit.events.getByRole('option').count()).toBeGreaterThan(0);
  return visit;
}

function visitOf(running: RunningApp, reader: Reader, total: number): Visit {
  const { page } = running;
  const t = createTranslate(reader.code);
  const nameIn = (records: readonly Record[], id: string): string =>
    textOf(records.find((record) => record.id === id)?.name, reader.code);
  const title = (eventId: string): string =>
    textOf(GENEVA.events.find(({ id }) => id === eventId)?.title, reader.code);
  const events = page.getByRole('listbox', { name: t('timeline.events') });
  const details = page.getByRole('complementary', { name: t('inspector.panel') });
  const lanes = page.getByRole('list', { name: t('timeline.lanes') });
  return {
    ...{ app: running, page, t, reader, events, details, lanes, title },
    filters: page.getByRole('complementary', { name: t('facet.panel') }),
    heading: details.locator('article').getByRole('heading', { level: 2 }),
    card: (eventId) => events.getByRole('option', { name: title(eventId) }),
    actor: (id) => nameIn(GENEVA.actors, id),
    topic: (id) => nameIn(GENEVA.topics, id),
    place: (id) => nameIn(GENEVA.places, id),
    shown: async () => {
      const said = await page.locator('footer').getByRole('status').innerText();
      const counts = Array.from({ length: total + 1 }, (_, count) => count);
      return counts.findIndex((count) => t('status.shown', { count, total }) === said);
    },
    laneNames: async () => plain(await lanes.locator('bdi').allInnerTexts()),
    chips: async () =>
      plain(
        await page
          .getByRole('list', { name: t('facet.chips') })
          .getByRole('listitem')
          .allInnerTexts(),
      ),
  };
}

function textOf(texts: LanguageMap | undefined, code: LanguageCode): string {
  const text = texts?.[code];
  if (text === undefined) throw new Error(`The Geneva timeline has no such text in ${code}`);
  return text;
}

/** Without the isolates that keep directions apart and the breaks between a chip and its button. */
export function plain(texts: readonly string[]): readonly string[] {
  return texts.map((text) => text.replaceAll(/[\u2066-\u2069\n]/g, '').trim());
}

/** Drags from the middle of an element, in steps as a hand does. */
export async function dragBy(page: Page, what: Locator, dx: number, dy: number): Promise<void> {
  const box = (await what.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 4 });
  await page.mouse.move(x + dx, y + dy, { steps: 4 });
  await page.mouse.up();
}
