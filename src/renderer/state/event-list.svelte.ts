import type { Filter, TimelineEvent } from '../../core/document/model.ts';
import type { EventSource, ListSort } from '../../core/table/event-source.ts';
import { LatestOnly } from './latest-only.ts';

export const LIST_COLUMNS = [
  'date',
  'kind',
  'title',
  'actor',
  'place',
] as const satisfies readonly ListSort['by'][];
export type ListColumn = (typeof LIST_COLUMNS)[number];

/** Rows that are asked for together. */
const PAGE = 100;
/** Pages that are kept; those farthest from what is shown go first. */
const MOST_PAGES = 12;

interface Page {
  readonly at: number;
  readonly events: readonly TimelineEvent[];
}

interface Question {
  readonly source: EventSource;
  readonly filter: Filter;
  readonly sort: ListSort;
}

/** Rows of the event list: as many as can be seen, whichever of however many they are. */
export class EventListState {
  sort = $state.raw<{ readonly by: ListColumn; readonly descending: boolean }>({
    by: 'date',
    descending: false,
  });
  total = $state(0);
  /** The question that the rows answer, counted. */
  turn = $state(0);
  #pages = $state.raw<readonly Page[]>([]);
  #question: Question | null = null;
  #waiting: readonly number[] = [];
  readonly #latest = new LatestOnly();

  sortBy(column: ListColumn): void {
    this.sort = { by: column, descending: this.sort.by === column && !this.sort.descending };
  }

  /** Null while it is on its way. */
  eventAt(row: number): TimelineEvent | null {
    return this.#pageAt(Math.floor(row / PAGE))?.events[row % PAGE] ?? null;
  }

  /**
   * Another question: its rows take the place of the former ones as soon as the first are there. Gives the row of
   * `eventId`, −1 where it is not among them, and null if a newer question came in between.
   */
  async ask(
    source: EventSource,
    filter: Filter,
    language: string,
    eventId: string | null,
  ): Promise<number | null> {
    const question = { source, filter, sort: { ...this.sort, language } };
    const answer = await this.#latest.run(async (signal) => {
      const row = eventId === null ? -1 : await source.listPlace(filter, question.sort, eventId, signal);
      const page = Math.floor(Math.max(row, 0) / PAGE);
      return { row, page, ...(await readPage(question, page, signal)) };
    });
    if (!answer) return null;
    this.#question = question;
    this.#waiting = [];
    this.#pages = [{ at: answer.page, events: answer.events }];
    this.total = answer.total;
    this.turn += 1;
    return answer.row;
  }

  /** The row of an event in the list as it is; −1 where it is not in it. */
  async rowOf(eventId: string): Promise<number> {
    const question = this.#question;
    if (question === null) return -1;
    const row = await question.source.listPlace(question.filter, question.sort, eventId);
    return question === this.#question ? row : -1;
  }

  /** Has the rows from `first` to `last` read, if they are not there. */
  async show(first: number, last: number): Promise<void> {
    const pages: Promise<void>[] = [];
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++)
      if (!this.#pageAt(page) && !this.#waiting.includes(page)) pages.push(this.#read(page, first));
    await Promise.all(pages);
  }

  async #read(page: number, near: number): Promise<void> {
    const question = this.#question;
    if (question === null) return;
    this.#waiting = [...this.#waiting, page];
    const { events } = await readPage(question, page);
    if (question !== this.#question) return;
    this.#waiting = this.#waiting.filter((at) => at !== page);
    this.#pages = nearest([...this.#pages, { at: page, events }], near / PAGE);
  }

  #pageAt(at: number): Page | undefined {
    return this.#pages.find((page) => page.at === at);
  }
}

async function readPage(
  { source, filter, sort }: Question,
  page: number,
  signal?: AbortSignal,
): Promise<{ readonly total: number; readonly events: readonly TimelineEvent[] }> {
  const { total, eventIds } = await source.list(filter, sort, page * PAGE, PAGE, signal);
  return { total, events: await source.events(eventIds, signal) };
}

function nearest(pages: readonly Page[], to: number): readonly Page[] {
  return pages.toSorted((a, b) => Math.abs(a.at - to) - Math.abs(b.at - to)).slice(0, MOST_PAGES);
}
