/** ICEWS names its actors: `Ministry (Russia)`, `Vladimir Putin`, with the country in a column of its own. */
import { phraseOfName } from '../vocabulary/actor-phrase.ts';
import type { NamedActor } from '../vocabulary/cameo-actors.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

/** `key` is `name TAB country`. A country that acts for itself is named in every language. */
export function nameIcewsActor(key: string, vocabulary: Vocabulary): NamedActor {
  const [name = '', country = ''] = key.split('\t');
  const state = vocabulary.stateOfName(country === '' ? name : country);
  if (state !== null && vocabulary.stateOfName(name) === state) return vocabulary.actor(state, name);
  const isGroup = /\(.+\)$/.test(name);
  return {
    ...phraseOfName(name, isGroup),
    type: isGroup ? 'organization' : 'person',
    state,
    iso: null,
  };
}
