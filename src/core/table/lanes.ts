import { assertNever } from '../document/assert-never.ts';
import type { DocumentIndex } from '../document/document-index.ts';
import { EVENT_KINDS, type EventKind, type LaneMode, type TimelineEvent } from '../document/model.ts';
import { partiesOfEvent, speakerStates } from './membership.ts';
import { quadClassOf, type QuadClass, rootCodeOf } from './quad-class.ts';

/** Events that have nothing to be sorted by stand here: no actor, no topic, no place. */
export const NONE_LANE = 'none';
/** Where there are more lanes than anyone can read, the smaller ones share this one. */
export const REST_LANE = 'rest';
/** With more speaking states than this, statements stay in one lane. */
export const MOST_STATEMENT_LANES = 6;

/** What a lane stands for. The words are the interface's and the figure's to add. */
export type LaneLabel =
  | { readonly type: 'kind'; readonly kind: EventKind; readonly state: string | null }
  | { readonly type: 'actor'; readonly actor: string }
  | { readonly type: 'topic'; readonly topic: string }
  | { readonly type: 'place'; readonly place: string }
  | { readonly type: 'actor-pair'; readonly first: string; readonly second: string }
  | { readonly type: 'root-code'; readonly code: string }
  | { readonly type: 'quad-class'; readonly quadClass: QuadClass }
  /** ISO 3166-1 alpha-2. */
  | { readonly type: 'country'; readonly country: string }
  | { readonly type: 'none' }
  | { readonly type: 'rest' };

/**
 * Ids of the lanes that an event stands in, each once and at least one. In mode `kind` statements are split by the
 * speaker's state (`statement:<actor id>`) where the document has statements of several states.
 */
export function lanesOfEvent(event: TimelineEvent, index: DocumentIndex, mode: LaneMode): readonly string[] {
  const lanes = [...new Set(lanesByMode(event, index, mode))];
  return lanes.length > 0 ? lanes : [NONE_LANE];
}

function lanesByMode(event: TimelineEvent, index: DocumentIndex, mode: LaneMode): readonly string[] {
  switch (mode) {
    case 'kind':
      return kindLanes(event, index);
    case 'actor':
      return (event.actors ?? []).map(({ actor }) => laneIds.actor(actor));
    case 'topic':
      return (event.topics ?? []).map(laneIds.topic);
    case 'place':
      return event.place === undefined ? [] : [laneIds.place(event.place)];
    case 'actor-pair':
      return pairLanes(partiesOfEvent(event, index));
    case 'root-code': {
      const root = rootCodeOf(event);
      return root === null ? [] : [laneIds.rootCode(Number(root))];
    }
    case 'quad-class': {
      const quadClass = quadClassOf(event);
      return quadClass === null ? [] : [laneIds.quadClass(quadClass)];
    }
    case 'country': {
      const country = event.place === undefined ? undefined : index.places.get(event.place)?.country;
      return country === undefined ? [] : [laneIds.country(country)];
    }
    default:
      return assertNever(mode);
  }
}

/** How lane ids are written; `laneLabel` reads them. */
export const laneIds = {
  kind: (kind: EventKind) => `kind:${kind}`,
  /** Statements by speakers of one state. */
  statement: (state: string) => `statement:${state}`,
  actor: (actor: string) => `actor:${actor}`,
  topic: (topic: string) => `topic:${topic}`,
  place: (place: string) => `place:${place}`,
  /** The two in ascending order; the first one's length stands before them, since ids may hold any character. */
  pair: (first: string, second: string) => `pair:${first.length}:${first}${second}`,
  rootCode: (root: number) => `root:${String(root).padStart(2, '0')}`,
  quadClass: (quadClass: number) => `quad:${quadClass}`,
  country: (country: string) => `country:${country}`,
} as const;

function kindLanes(event: TimelineEvent, index: DocumentIndex): readonly string[] {
  const whole = [laneIds.kind(event.kind)];
  if (event.kind !== 'statement' || statementStates(index).length === 0) return whole;
  const states = speakerStates(event, index);
  return states.length > 0 ? states.map(laneIds.statement) : whole;
}

const splitStates = new WeakMap<DocumentIndex, readonly string[]>();

/** The states by which statements are split, in the document's order of actors; none where they are not split. */
function statementStates(index: DocumentIndex): readonly string[] {
  const known = splitStates.get(index);
  if (known) return known;
  const speaking = new Set<string>();
  for (const event of index.document.events) {
    if (event.kind !== 'statement') continue;
    for (const state of speakerStates(event, index)) speaking.add(state);
  }
  const split = speaking.size > 1 && speaking.size <= MOST_STATEMENT_LANES;
  const states = split ? index.document.actors.map(({ id }) => id).filter((id) => speaking.has(id)) : [];
  splitStates.set(index, states);
  return states;
}

/** All pairs of an event's parties, ids ascending, so that `A and B` and `B and A` are one lane. */
function pairLanes(parties: readonly string[]): readonly string[] {
  const sorted = parties.toSorted();
  return sorted.flatMap((first, at) => sorted.slice(at + 1).map((second) => laneIds.pair(first, second)));
}

/** What the lane stands for; throws for an id that `lanesOfEvent` never gives. */
export function laneLabel(laneId: string, mode: LaneMode): LaneLabel {
  if (laneId === NONE_LANE) return { type: 'none' };
  if (laneId === REST_LANE) return { type: 'rest' };
  const colon = laneId.indexOf(':');
  const prefix = laneId.slice(0, colon);
  const value = laneId.slice(colon + 1);
  switch (mode) {
    case 'kind':
      return kindLabel(prefix, value);
    case 'actor':
      return { type: 'actor', actor: value };
    case 'topic':
      return { type: 'topic', topic: value };
    case 'place':
      return { type: 'place', place: value };
    case 'actor-pair':
      return pairLabel(value);
    case 'root-code':
      return { type: 'root-code', code: value };
    case 'quad-class':
      return { type: 'quad-class', quadClass: toQuadClass(value) };
    case 'country':
      return { type: 'country', country: value };
    default:
      return assertNever(mode);
  }
}

function kindLabel(prefix: string, value: string): LaneLabel {
  if (prefix === 'statement') return { type: 'kind', kind: 'statement', state: value };
  const kind = EVENT_KINDS.find((known) => known === value);
  if (kind === undefined) throw new RangeError(`No such lane of kinds: ${prefix}:${value}`);
  return { type: 'kind', kind, state: null };
}

function pairLabel(value: string): LaneLabel {
  const colon = value.indexOf(':');
  const end = colon + 1 + Number(value.slice(0, colon));
  return { type: 'actor-pair', first: value.slice(colon + 1, end), second: value.slice(end) };
}

function toQuadClass(value: string): QuadClass {
  const number = Number(value);
  if (number === 1 || number === 2 || number === 3 || number === 4) return number;
  throw new RangeError(`No such quad class: ${value}`);
}

/**
 * A place in the natural order of lanes, smaller first: kinds as EVENT_KINDS has them (a kind's own lane before its
 * states'), records as the document lists them, codes by number, pairs by their first and then their second actor;
 * `none` and `rest` last. Lanes with the same place (records that the document does not hold) go by their id.
 */
export function laneRank(laneId: string, index: DocumentIndex, mode: LaneMode): number {
  const label = laneLabel(laneId, mode);
  const { document } = index;
  switch (label.type) {
    case 'kind':
      return (
        EVENT_KINDS.indexOf(label.kind) * 1e6 +
        (label.state === null ? 0 : 1 + position(document.actors, label.state))
      );
    case 'actor':
      return position(document.actors, label.actor);
    case 'topic':
      return position(document.topics, label.topic);
    case 'place':
      return position(document.places, label.place);
    case 'actor-pair':
      return position(document.actors, label.first) * 1e6 + position(document.actors, label.second);
    case 'root-code':
      return Number(label.code);
    case 'quad-class':
      return label.quadClass;
    case 'country':
      return 0;
    case 'none':
      return Number.MAX_VALUE;
    case 'rest':
      return Infinity;
    default:
      return assertNever(label);
  }
}

const positions = new WeakMap<readonly { readonly id: string }[], ReadonlyMap<string, number>>();

function position(records: readonly { readonly id: string }[], id: string): number {
  let known = positions.get(records);
  if (!known) positions.set(records, (known = new Map(records.map((record, at) => [record.id, at]))));
  return known.get(id) ?? records.length;
}

/** Compares lane ids by their natural order. */
export function compareLanes(index: DocumentIndex, mode: LaneMode): (a: string, b: string) => number {
  return (a, b) => {
    const order = laneRank(a, index, mode) - laneRank(b, index, mode);
    if (order !== 0 && !Number.isNaN(order)) return order;
    return a < b ? -1 : a > b ? 1 : 0;
  };
}
