import { describe, expect, it } from 'vitest';
import { begin, dragBy, endAfterEach, GENEVA, plain, READERS, type Visit } from './readers.ts';

endAfterEach();

/** What is said is told apart by the side that says it. */
function statementLanes({ t, actor }: Visit): readonly string[] {
  const sides = ['united-states', 'russia'].map((id) => actor(id));
  return plain(sides.map((part) => t('lane.of', { group: t('lane.kind.statement'), part })));
}

describe.each(READERS)('Lanes in $code', (reader) => {
  it('stand by type, actor, topic or place, as is chosen by name', async () => {
    const visit = await begin(reader);
    const { page, t, actor, topic, place, laneNames } = visit;
    const choose = (mode: 'kind' | 'actor' | 'topic' | 'place') =>
      page
        .getByRole('radiogroup', { name: t('action.lanes-label') })
        .getByRole('radio', { name: t(`action.lanes-short-${mode}`) })
        .check({ force: true });
    const sorted = async () => (await laneNames()).toSorted();
    await expect
      .poll(sorted)
      .toEqual([t('lane.kind.summit'), ...statementLanes(visit), t('lane.kind.outcome')].toSorted());
    await choose('topic');
    const topics = GENEVA.topics.map(({ id }) => topic(id));
    await expect.poll(sorted).toEqual([...topics, t('lane.none.topic')].toSorted());
    await choose('place');
    const places = GENEVA.places.map(({ id }) => place(id));
    await expect.poll(sorted).toEqual([...places, t('lane.none.place')].toSorted());
    await choose('actor');
    await expect.poll(sorted).toEqual(GENEVA.actors.map(({ id }) => actor(id)).toSorted());
  });

  it('are put in another order by drag and by keys, which is said, and stay so', async () => {
    const { page, t, lanes, laneNames } = await begin(reader);
    await expect.poll(async () => (await laneNames()).length).toBe(4);
    const before = await laneNames();
    const [first, second, ...others] = before as [string, string, string, string];
    const name = (lane: string) => lanes.getByRole('button', { name: lane, exact: true });
    const to = (await name(second).boundingBox())!.y - (await name(first).boundingBox())!.y;
    await dragBy(page, name(first), 0, to + 4);
    await expect.poll(laneNames).toEqual([second, first, ...others]);
    const said = t('timeline.lane.moved', { lane: first, position: 2, count: 4 });
    await page.getByText(said, { exact: true }).waitFor();
    expect(await name(first).getAttribute('aria-expanded')).toBe('true');

    await name(first).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(laneNames).toEqual([second, others[0], first, others[1]]);
    await expect.poll(() => name(first).evaluate((button) => button === document.activeElement)).toBe(true);
    await page.reload();
    await expect.poll(laneNames).toEqual([second, others[0], first, others[1]]);
    await name(first).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(laneNames).toEqual(before);
  });

  it('collapse and open again by their names, keep their counts, and stay collapsed', async () => {
    const visit = await begin(reader);
    const { page, t, lanes, events, card } = visit;
    const [, russia = ''] = statementLanes(visit);
    const lane = lanes.getByRole('listitem').filter({ hasText: russia });
    const name = lane
      .getByRole('button', { expanded: true })
      .or(lane.getByRole('button', { expanded: false }));
    await expect.poll(() => name.innerText()).toContain(russia);
    await name.click();
    await expect.poll(() => name.getAttribute('aria-expanded')).toBe('false');
    const count = GENEVA.events.filter(({ id }) => id.startsWith('putin-')).length;
    await expect.poll(() => events.getByRole('option').count()).toBe(15 - count);
    await lane.getByText(t('count.events', { count })).waitFor();
    await page.reload();
    await expect.poll(() => name.getAttribute('aria-expanded')).toBe('false');
    await expect.poll(() => card('putin-constructive').count()).toBe(0);
    await name.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => card('putin-constructive').count()).toBe(1);
  });

  it('hide while no event in them matches', async () => {
    const visit = await begin(reader);
    const { filters, topic, laneNames } = visit;
    const eachOther = filters.getByRole('checkbox', { name: topic('each-other') });
    await eachOther.check();
    await expect.poll(laneNames).toEqual(statementLanes(visit));
    await eachOther.uncheck();
    await expect.poll(async () => (await laneNames()).length).toBe(4);
  });

  it('show an event of two actors in the lane of each, marked and selected as the same one', async () => {
    const { page, t, card, lanes, actor } = await begin(reader);
    await page.keyboard.press('2');
    await lanes.getByRole('button', { name: actor('biden'), exact: true }).waitFor();
    await expect.poll(() => card('summit').count()).toBe(2);
    const tops = async () => {
      const boxes = await card('summit').evaluateAll((cards) =>
        cards.map((one) => one.getBoundingClientRect().y),
      );
      return boxes.toSorted((a, b) => a - b);
    };
    const lane = async (id: string) =>
      (await lanes
        .getByRole('listitem')
        .filter({ hasText: actor(id) })
        .boundingBox())!;
    const [a, b] = (await tops()) as [number, number];
    const rooms = [await lane('biden'), await lane('putin')].toSorted((one, other) => one.y - other.y);
    expect(a).toBeGreaterThanOrEqual(rooms[0]!.y);
    expect(a).toBeLessThan(rooms[0]!.y + rooms[0]!.height);
    expect(b).toBeGreaterThanOrEqual(rooms[1]!.y);
    expect(b).toBeLessThan(rooms[1]!.y + rooms[1]!.height);

    for (const name of await card('summit').evaluateAll((cards) => cards.map((one) => one.ariaLabel)))
      expect(plain([name ?? ''])[0]).toContain(t('timeline.card.repeated'));
    expect(await card('summit').locator('svg.repeated').count()).toBe(2);
    expect(await card('biden-red-lines').locator('svg.repeated').count()).toBe(0);
    await card('summit').first().click();
    await expect.poll(() => page.getByRole('option', { selected: true }).count()).toBe(2);
    expect(await card('summit').last().getAttribute('aria-selected')).toBe('true');
  });
});
