import { describe, expect, it } from 'vitest';
import { begin, endAfterEach, READERS, type Visit } from './readers.ts';

endAfterEach();

/** Names of relations beside their arrows. */
const names = async ({ page }: Visit): Promise<readonly string[]> =>
  (await page.locator('.names span').allInnerTexts()).toSorted();

/** Opacity of each arrow: 1 stands out. */
const strengths = ({ page }: Visit): Promise<readonly number[]> =>
  page
    .locator('.relations g')
    .evaluateAll((arrows) => arrows.map((one) => Number(getComputedStyle(one).opacity)));

const lit = async (visit: Visit): Promise<number> =>
  (await strengths(visit)).filter((strength) => strength === 1).length;

describe.each(READERS)('Relations in $code', (reader) => {
  it('are drawn as arrows around the cards, dim until one end is hovered or selected, and then named', async () => {
    const visit = await begin(reader);
    const { page, t, card, heading } = visit;
    await expect.poll(async () => (await strengths(visit)).length).toBeGreaterThan(3);
    expect((await strengths(visit)).every((strength) => strength < 1)).toBe(true);
    expect(await names(visit)).toEqual([]);

    await card('putin-ambassadors').hover();
    await expect.poll(() => lit(visit)).toBe(1);
    await expect.poll(() => names(visit)).toEqual([t('timeline.relation.announces')]);
    await page.getByRole('heading', { level: 1 }).hover();
    await expect.poll(() => lit(visit)).toBe(0);

    await card('cybersecurity-consultations').click();
    await heading.waitFor();
    await expect.poll(() => lit(visit)).toBe(3);
    const meant = (['announces', 'responds-to', 'results-in'] as const).map((type) =>
      t(`timeline.relation.${type}`),
    );
    await expect.poll(() => names(visit)).toEqual(meant.toSorted());
  });

  it('never run across a card', async () => {
    const { page } = await begin(reader);
    await expect.poll(() => page.locator('.relations g').count()).toBeGreaterThan(3);
    const crossed = () =>
      page.evaluate(() => {
        const cards = [...document.querySelectorAll('.timeline [role=option] .body')].map((card) => ({
          text: card.textContent,
          box: card.getBoundingClientRect(),
        }));
        const lines = [...document.querySelectorAll<SVGPathElement>('.relations .line')];
        return lines.flatMap((line) => {
          const place = line.getScreenCTM()!;
          const count = Math.ceil(line.getTotalLength() / 3);
          const points = Array.from({ length: count }, (_, at) =>
            line.getPointAtLength(at * 3).matrixTransform(place),
          );
          return cards
            .filter(({ box }) =>
              points.some(
                ({ x, y }) => x > box.left + 2 && x < box.right - 2 && y > box.top + 2 && y < box.bottom - 2,
              ),
            )
            .map(({ text }) => text);
        });
      });
    await expect.poll(crossed).toEqual([]);
  });

  it('are followed from the details, from an outcome back to what it answers', async () => {
    const { page, t, card, details, heading, title } = await begin(reader);
    await card('cybersecurity-consultations').click();
    await expect.poll(() => heading.innerText()).toBe(title('cybersecurity-consultations'));
    const follow = async (said: string, eventId: string) => {
      const link = details.getByRole('button', { name: title(eventId) });
      expect(await link.innerText()).toContain(said);
      await link.click();
      await expect.poll(() => heading.innerText()).toBe(title(eventId));
      await expect.poll(() => card(eventId).getAttribute('aria-selected')).toBe('true');
    };
    await follow(t('inspector.link-responds-to-out'), 'biden-response-in-kind');
    await follow(t('inspector.link-responds-to-in'), 'cybersecurity-consultations');
    await follow(t('inspector.link-results-in-in'), 'summit');
    await follow(t('inspector.link-results-in-out'), 'ambassadors-return');
    expect(await page.getByRole('option', { selected: true }).count()).toBe(1);
  });

  it('stand out with everything that led to an outcome, and can be shown alone', async () => {
    const visit = await begin(reader);
    const { page, t, card, details, shown, chips } = visit;
    await card('cybersecurity-consultations').click();
    // The summit, the statement that announces them, and the warning that they answer.
    await details.getByText(t('inspector.chain-before', { count: 3 })).waitFor();
    const highlight = details.getByRole('button', { name: t('inspector.chain-highlight') });
    await highlight.click();
    const chain = ['biden-response-in-kind', 'cybersecurity-consultations', 'putin-cybersecurity', 'summit'];
    const highlighted = () =>
      page
        .locator('.card.highlighted')
        .evaluateAll((cards) => cards.map((one) => one.dataset['event']).sort());
    await expect.poll(highlighted).toEqual(chain);
    await expect.poll(() => lit(visit)).toBe(3);
    expect(await highlight.getAttribute('aria-pressed')).toBe('true');
    await page
      .getByTestId('announcer')
      .getByText(t('app.traced', { count: 4 }))
      .waitFor({ state: 'attached' });
    const opacity = (eventId: string) =>
      card(eventId).evaluate((element) => Number(getComputedStyle(element).opacity));
    await expect.poll(() => opacity('putin-constructive')).toBeLessThan(1);
    expect(await opacity('summit')).toBe(1);

    await details.getByRole('button', { name: t('inspector.chain-only') }).click();
    await expect.poll(shown).toBe(4);
    expect(await chips()).toEqual([t('facet.chip-only', { count: 4 })]);
  });
});
