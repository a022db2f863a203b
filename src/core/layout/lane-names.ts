import { assertNever } from '../document/assert-never.ts';
import type { DocumentIndex } from '../document/document-index.ts';
import type { EventKind, LanguageMap, LaneMode } from '../document/model.ts';
import { laneLabel } from '../table/lanes.ts';
import { pickText } from './localized.ts';

/** The words that lane names need. */
export interface LaneWords {
  /** Many of a kind: `Statements`. */
  readonly kinds: Readonly<Record<EventKind, string>>;
  readonly noActor: string;
  /** Events that name one actor, or none. */
  readonly noPair: string;
  readonly noTopic: string;
  readonly noPlace: string;
  /** The many small lanes of a large table. */
  readonly other: string;
  /** CAMEO quad classes 1 to 4, index 0 being the first. */
  readonly quadClass: readonly [string, string, string, string];
  /** `Statements · United States`. */
  laneOf(group: string, part: string): string;
  /** Name of a CAMEO root code (`03`); the code itself where there is no name. */
  rootCode(code: string): string;
  /** Name of an ISO 3166-1 alpha-2 country; the code itself where there is no name. */
  country(code: string): string;
}

/** What stands at the start of a lane, in a language. */
export function laneName(
  laneId: string,
  mode: LaneMode,
  index: DocumentIndex,
  language: string,
  words: LaneWords,
): string {
  const label = laneLabel(laneId, mode);
  const name = (map: LanguageMap | undefined, id: string): string =>
    pickText(map, language, index.document.languages)?.text ?? id;
  const actor = (id: string): string => name(index.actors.get(id)?.name, id);
  switch (label.type) {
    case 'kind': {
      const kind = words.kinds[label.kind];
      return label.state === null ? kind : words.laneOf(kind, actor(label.state));
    }
    case 'actor':
      return actor(label.actor);
    case 'topic':
      return name(index.topics.get(label.topic)?.name, label.topic);
    case 'place':
      return name(index.places.get(label.place)?.name, label.place);
    case 'actor-pair':
      return words.laneOf(actor(label.first), actor(label.second));
    case 'root-code':
      return words.rootCode(label.code);
    case 'quad-class':
      return words.quadClass[label.quadClass - 1] ?? String(label.quadClass);
    case 'country': {
      const state = index.document.actors.find(({ iso3166 }) => iso3166 === label.country);
      return state ? name(state.name, state.id) : words.country(label.country);
    }
    case 'none':
      return noneName(mode, words);
    case 'rest':
      return words.other;
    default:
      return assertNever(label);
  }
}

function noneName(mode: LaneMode, words: LaneWords): string {
  switch (mode) {
    case 'actor':
      return words.noActor;
    case 'actor-pair':
      return words.noPair;
    case 'topic':
      return words.noTopic;
    case 'place':
    case 'country':
      return words.noPlace;
    case 'kind':
    case 'root-code':
    case 'quad-class':
      return words.other;
    default:
      return assertNever(mode);
  }
}
