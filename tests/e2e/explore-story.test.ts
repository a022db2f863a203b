import { describe, expect, it } from 'vitest';
import { begin, endAfterEach, GENEVA, READERS, type Visit } from './readers.ts';

endAfterEach();

/** An outcome with all that led to it. */
const CHAIN = ['biden-response-in-kind', 'summit', 'putin-cybersecurity', 'cybersecurity-consultations'];

function storyOf({ page, t }: Visit) {
  const story = page.getByRole('dialog', { name: t('story.label') });
  return { story, told: story.getByRole('heading', { level: 2 }) };
}

/** Whether the card of an event is selected and lies within the part of the timeline that is seen. */
async function isSeen({ page, card }: Visit, eventId: string): Promise<boolean> {
  const chosen = card(eventId)
    .and(page.getByRole('option', { selected: true }))
    .first();
  const box = await chosen.boundingBox();
  const room = await page.locator('.timeline .viewport').boundingBox();
  if (box === null || room === null) return false;
  const middle = box.x + box.width / 2;
  return middle > room.x && middle < room.x + room.width;
}

describe.each(READERS)('Story mode in $code', (reader) => {
  it('fills the screen, goes along the relations or in order of time, and the timeline goes with it', async () => {
    const visit = await begin(reader);
    const { page, t, card, details, title } = visit;
    const { story, told: heading } = storyOf(visit);
    await card('cybersecurity-consultations').click();
    await details.getByRole('button', { name: t('inspector.chain-story') }).click();
    await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    const position = (at: number, count: number) =>
      story.getByText(t('story.position', { position: at, count }), { exact: true });
    await position(1, CHAIN.length).waitFor();
    const told = new Set<string>();
    for (let at = 1; at <= CHAIN.length; at++) {
      await position(at, CHAIN.length).waitFor();
      const now = await heading.innerText();
      const eventId = CHAIN.find((id) => title(id) === now) ?? now;
      told.add(eventId);
      await expect.poll(() => isSeen(visit, eventId), { message: eventId }).toBe(true);
      if (at < CHAIN.length) await story.getByRole('button', { name: t('story.next') }).click();
    }
    expect([...told].toSorted()).toEqual(CHAIN.toSorted());
    expect([...told][0]).toBe('biden-response-in-kind');
    expect(await story.getByRole('button', { name: t('story.next') }).isDisabled()).toBe(true);

    await story.getByRole('radio', { name: t('story.path-time') }).check({ force: true });
    await page.keyboard.press('Home');
    await position(1, GENEVA.events.length).waitFor();
  });

  it('is told by keys and by a remote, forward as the eye goes, and Escape gives the window back', async () => {
    const visit = await begin(reader);
    const { page, t, heading } = visit;
    const { story, told } = storyOf(visit);
    await page.keyboard.press('Control+Enter');
    await story.waitFor();
    const position = (at: number) =>
      story.getByText(t('story.position', { position: at, count: GENEVA.events.length }), { exact: true });
    await position(1).waitFor();
    for (const [at, key] of [' ', 'Enter', reader.forward, 'ArrowDown', 'PageDown'].entries()) {
      await page.keyboard.press(key);
      await position(at + 2).waitFor();
    }
    for (const [at, key] of [reader.backward, 'ArrowUp', 'PageUp'].entries()) {
      await page.keyboard.press(key);
      await position(5 - at).waitFor();
    }
    await page.keyboard.press('End');
    await position(GENEVA.events.length).waitFor();
    const last = await told.innerText();
    await page.keyboard.press('Escape');
    await story.waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
    await expect.poll(() => heading.innerText()).toBe(last);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[role=listbox]') !== null))
      .toBe(true);
  });

  it('goes from event to event without any motion for one who asked for none', async () => {
    const visit = await begin(reader, { context: { reducedMotion: 'reduce' } });
    const { page, t, title } = visit;
    const { story, told } = storyOf(visit);
    await page.keyboard.press('Control+Enter');
    const position = (at: number) =>
      story.getByText(t('story.position', { position: at, count: GENEVA.events.length }), { exact: true });
    await position(1).waitFor();
    await expect.poll(async () => page.getByRole('option', { selected: true }).count()).toBe(1);
    await page.evaluate(() => {
      const seen = new Set<string>();
      const look = (): void => {
        seen.add(document.querySelector<HTMLElement>('.timeline .stage')?.style.transform ?? '');
        requestAnimationFrame(look);
      };
      look();
      (window as unknown as { places: Set<string> }).places = seen;
    });
    await page.keyboard.press('End');
    await position(GENEVA.events.length).waitFor();
    const titleTold = await told.innerText();
    const last = GENEVA.events.map(({ id }) => id).find((id) => title(id) === titleTold);
    await expect.poll(() => isSeen(visit, last ?? '')).toBe(true);
    const places = await page.evaluate(() => (window as unknown as { places: Set<string> }).places.size);
    expect(places).toBeLessThanOrEqual(3);
  });
});
