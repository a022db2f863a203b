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

/** Walks a parsed document of the current version and gathers all that is wrong with it, up to `limit` problems. */
export function checkDocument(document: JsonObject, limit: number): CheckResult {
  return walk(document, document, limit);
}

/** As `checkDocument`, but of the events, which `EventCheck` looks at, only the ids matter. */
export function checkFrame(document: JsonObject, limit: number): CheckResult {
  return walk(document, { ...document, events: [] }, limit);
}

function walk(document: JsonObject, looked: JsonObject, limit: number): CheckResult {
  const problems = new ProblemList(limit);
  const ids = new DocumentIds(document);
  ids.findRepeated(problems);
  const context = createContext(document, ids, problems);
  checkRoot(looked, context);
  checkRelations(document, problems);
  checkMemberships(document, problems);
  checkWindow(document, problems);
  return { problems, keys: context.keys };
}

function createContext(document: JsonObject, ids: DocumentIds, problems: ProblemList): CheckContext {
  return {
    isKnown: (collection, id) => ids.of(collection).has(id),
    languages: readLanguages(document),
    dateProblem: rememberDates(),
    path: [],
    depth: 0,
    keys: 0,
    problems,
  };
}

/** Looks at the events of a document some at a time, in any order and by any thread that has its other records. */
export class EventCheck {
  readonly #context: CheckContext;

  constructor(document: JsonObject) {
    this.#context = createContext(document, new DocumentIds(document), new ProblemList(0));
  }

  /** The keys of some events in all, or null if `checkDocument` would have anything to tell of one of them. */
  keysOfSound(events: readonly unknown[]): number | null {
    const problems = new ProblemList(1);
    const context: CheckContext = { ...this.#context, problems };
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

  constructor(document: JsonObject) {
    this.#document = document;
  }

  of(collection: Collection): ReadonlySet<string> {
    return (this.#sets[collection] ??= this.#gather(collection));
  }

  findRepeated(problems: ProblemList): void {
    for (const collection of COLLECTIONS) this.#sets[collection] = this.#gather(collection, problems);
  }

  #gather(collection: Collection, problems?: ProblemList): ReadonlySet<string> {
    const ids = new Set<string>();
    for (const [index, record] of listOf(this.#document, collection).entries()) {
      const id = isObject(record) ? record['id'] : undefined;
      if (typeof id !== 'string') continue;
      const before = ids.size;
      ids.add(id);
      if (ids.size > before) continue;
      problems?.add('error', 'duplicate-id', [collection, index, 'id'], { id: shorten(id), collection });
    }
    return ids;
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
