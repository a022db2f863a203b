import { parseDate } from '../dates/parse.ts';
import { isObject, ProblemList, shorten, type CheckContext, type JsonObject } from './check-context.ts';
import { compileSchema } from './compile-schema.ts';
import { document as documentSchema, event as eventSchema } from './schema.ts';
import { LANGUAGE_TAG } from './model.ts';
import { COLLECTIONS, type Collection } from './schema-values.ts';

const checkRoot = compileSchema(documentSchema);
const checkEvent = compileSchema(eventSchema);

export interface CheckResult {
  readonly problems: ProblemList;
  /** Own keys of all objects of the document. */
  readonly keys: number;
}

/**
 * Walks a parsed document of the current version and gathers all that is wrong with it, up to `limit` problems; at once
 * or in steps. Events, of which there may be very many, can have been looked at before, and in another thread: what
 * `keysOfSound` finds nothing wrong with need only be counted, and the result is still that of one walk.
 */
export class DocumentCheck {
  /** How many there are; none if the document has no list of them. */
  readonly events: number;
  readonly #document: JsonObject;
  readonly #ids: DocumentIds;
  readonly #context: CheckContext;

  constructor(document: JsonObject, limit: number) {
    this.#document = document;
    this.#ids = new DocumentIds(document);
    this.events = listOf(document, 'events').length;
    this.#context = {
      isKnown: (collection, id) => this.#ids.of(collection).has(id),
      languages: readLanguages(document),
      dateProblem: rememberDates(),
      path: [],
      depth: 0,
      keys: 0,
      problems: new ProblemList(limit),
    };
  }

  get result(): CheckResult {
    const { problems, keys } = this.#context;
    return { problems, keys };
  }

  checkAll(): void {
    this.checkFrame();
    this.checkEvents(0, this.events);
  }

  /** All but the events themselves. */
  checkFrame(): void {
    const { problems } = this.#context;
    this.#ids.findRepeated(problems);
    const { events } = this.#document;
    checkRoot(Array.isArray(events) ? { ...this.#document, events: [] } : this.#document, this.#context);
    checkRelations(this.#document, problems);
    checkMemberships(this.#document, problems);
    checkWindow(this.#document, problems);
  }

  /** The events from `from` to before `to`; in their order, where the problems are to be told as in one walk. */
  checkEvents(from: number, to: number): void {
    const context = this.#context;
    const events = listOf(this.#document, 'events');
    context.path[0] = 'events';
    context.depth = 2;
    for (let index = from; index < to; index++) {
      context.path[1] = index;
      checkEvent(events[index], context);
    }
    context.depth = 0;
  }

  /** Adds events of which `keysOfSound` has told the number of keys, here or in another thread. */
  addSound(keys: number): void {
    this.#context.keys += keys;
  }

  /** The keys that some events of the document have in all, or null if there is anything to tell of them. */
  keysOfSound(events: readonly unknown[]): number | null {
    const problems = new ProblemList(1);
    const context: CheckContext = { ...this.#context, path: [], depth: 0, keys: 0, problems };
    for (const event of events) {
      checkEvent(event, context);
      if (problems.found.length > 0) return null;
    }
    return context.keys;
  }
}

/** Events share days: a text is parsed once. The memory is bounded, since a hostile file may share none. */
function rememberDates(): CheckContext['dateProblem'] {
  const known = new Map<string, 'syntax' | 'impossible' | null>();
  return (edtf) => {
    let problem = known.get(edtf);
    if (problem === undefined) {
      const result = parseDate(edtf);
      problem = result.ok ? null : result.reason;
      if (known.size < 50_000) known.set(edtf, problem);
    }
    return problem;
  };
}

function readLanguages(document: JsonObject): readonly string[] {
  const languages: unknown = document['languages'];
  if (!Array.isArray(languages)) return [];
  return languages.filter((tag): tag is string => typeof tag === 'string' && LANGUAGE_TAG.test(tag));
}

function listOf(document: JsonObject, collection: Collection): readonly unknown[] {
  const records = document[collection];
  return Array.isArray(records) ? records : [];
}

/** Ids by collection, each gathered when first asked for: who looks at events alone needs none of theirs. */
class DocumentIds {
  readonly #document: JsonObject;
  readonly #sets: Partial<Record<Collection, ReadonlySet<string>>> = {};
  readonly #repeating = new Set<Collection>();

  constructor(document: JsonObject) {
    this.#document = document;
  }

  of(collection: Collection): ReadonlySet<string> {
    return (this.#sets[collection] ??= this.#gather(collection));
  }

  findRepeated(problems: ProblemList): void {
    for (const collection of COLLECTIONS) {
      this.of(collection);
      if (this.#repeating.has(collection)) noteRepeated(this.#document, collection, problems);
    }
  }

  #gather(collection: Collection): ReadonlySet<string> {
    const ids = new Set<string>();
    let count = 0;
    for (const record of listOf(this.#document, collection)) {
      const id = idOf(record);
      if (id === undefined) continue;
      ids.add(id);
      count++;
    }
    if (ids.size < count) this.#repeating.add(collection);
    return ids;
  }
}

function idOf(record: unknown): string | undefined {
  const id = isObject(record) ? record['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

function noteRepeated(document: JsonObject, collection: Collection, problems: ProblemList): void {
  const ids = new Set<string>();
  for (const [index, record] of listOf(document, collection).entries()) {
    const id = idOf(record);
    if (id === undefined) continue;
    if (ids.has(id))
      problems.add('error', 'duplicate-id', [collection, index, 'id'], { id: shorten(id), collection });
    ids.add(id);
  }
}

function checkRelations(document: JsonObject, problems: ProblemList): void {
  for (const [index, relation] of listOf(document, 'relations').entries()) {
    if (!isObject(relation) || relation['from'] !== relation['to']) continue;
    if (typeof relation['from'] === 'string')
      problems.add('error', 'self-relation', ['relations', index, 'to'], { id: shorten(relation['from']) });
  }
}

/** Whoever asks for an actor's state follows memberships upwards: a circle would never end. */
function checkMemberships(document: JsonObject, problems: ProblemList): void {
  const actors = listOf(document, 'actors').filter(isObject);
  const parents = new Map(actors.map((actor) => [actor['id'], actor['memberOf']]));
  const state = new Map<unknown, 'open' | 'done'>();
  for (const [index, actor] of listOf(document, 'actors').entries()) {
    if (!isObject(actor) || state.has(actor['id'])) continue;
    const circular = findCircle(actor['id'], parents, state);
    if (circular === null) continue;
    problems.add('error', 'circular-membership', ['actors', index, 'memberOf'], { id: shorten(circular) });
  }
}

/** An id that is a member of itself by way of others, reachable from `start`; null if there is none. */
function findCircle(
  start: unknown,
  parents: ReadonlyMap<unknown, unknown>,
  state: Map<unknown, 'open' | 'done'>,
): unknown {
  const stack = [{ id: start, next: 0 }];
  let circular: unknown = null;
  state.set(start, 'open');
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const above = parents.get(top.id);
    const parent: unknown = Array.isArray(above) ? above[top.next++] : undefined;
    if (parent === undefined) {
      state.set(top.id, 'done');
      stack.pop();
    } else if (state.get(parent) === 'open') circular ??= parent;
    else if (!state.has(parent)) {
      state.set(parent, 'open');
      stack.push({ id: parent, next: 0 });
    }
  }
  return circular;
}

function checkWindow(document: JsonObject, problems: ProblemList): void {
  const view = document['view'];
  const window = isObject(view) ? view['window'] : undefined;
  if (!isObject(window)) return;
  const { from, to } = window;
  if (typeof from !== 'number' || typeof to !== 'number' || from < to) return;
  problems.add('error', 'wrong-value', ['view', 'window', 'to'], {
    value: shorten(to),
    expected: `> ${from}`,
  });
}
