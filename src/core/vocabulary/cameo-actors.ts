/** CAMEO actor codes are strings of three letters each: country, organization, and what part of society speaks. */
import type { ActorType, LanguageMap } from '../document/model.ts';
import { capitalise, phraseOfName, type ActorPhrase } from './actor-phrase.ts';

/** `flags`: t takes “the”, n “a”, p plural in English, m masculine in Arabic, r a region and no state. */
type StateRow = readonly [en: string, ar: string, flags: string, iso: string];
type GroupRow = readonly [en: string, ar: string, flags: string, arOblique?: string];
/** `arHead` is the noun before a country's name («حكومة روسيا»); empty where it is «… في روسيا». */
type TypeRow = readonly [
  en: string,
  ar: string,
  flags: string,
  arOblique: string,
  link: 'of' | 'in',
  arHead: string,
];

export interface ActorTables {
  readonly states: Readonly<Record<string, StateRow>>;
  readonly groups: Readonly<Record<string, GroupRow>>;
  readonly types: Readonly<Record<string, TypeRow>>;
}

export interface NamedActor extends ActorPhrase {
  readonly type: ActorType;
  /** CAMEO code of the state that the actor belongs to, or is. */
  readonly state: string | null;
  /** ISO 3166-1 alpha-2, where the actor is itself a state. */
  readonly iso: string | null;
}

/** Names of states that data sets use and we do not. */
const OTHER_NAMES: readonly (readonly [string, string])[] = [
  ['russian federation', 'RUS'],
  ['occupied palestinian territory', 'PSE'],
  ['palestinian territory, occupied', 'PSE'],
  ['macedonia', 'MKD'],
  ['burma', 'MMR'],
  ['east timor', 'TMP'],
  ['ivory coast', 'CIV'],
  ['cape verde', 'CPV'],
  ['swaziland', 'SWZ'],
  ['türkiye', 'TUR'],
  ['syrian arab republic', 'SYR'],
  ['south korea', 'KOR'],
  ['north korea', 'PRK'],
  ['congo', 'COG'],
  ['czechia', 'CZE'],
  ['gambia', 'GMB'],
  ['holy see (vatican city state)', 'VAT'],
];

interface Noun {
  readonly en: string;
  readonly ar: string;
  readonly arOblique: string;
  readonly flags: string;
}

export function createActorNames({ states, groups, types }: ActorTables) {
  const stateRows = new Map(Object.entries(states));
  const groupRows = new Map(Object.entries(groups));
  const typeRows = new Map(Object.entries(types));
  const byIso = new Map([...stateRows].map(([code, row]) => [row[3], code]));
  byIso.delete('');
  const byName = new Map(
    [...stateRows].filter(([, row]) => row[3] !== '').map(([code, row]) => [row[0].toLowerCase(), code]),
  );
  for (const [name, code] of OTHER_NAMES) byName.set(name, code);

  function actor(code: string, rawName: string): NamedActor {
    const pieces = code.match(/.{1,3}/g) ?? [];
    const state = pieces.find((piece) => stateRows.has(piece)) ?? null;
    const group = pieces.map((piece) => groupRows.get(piece)).find((row) => row !== undefined);
    const kinds = pieces.map((piece) => typeRows.get(piece)).filter((row) => row !== undefined);
    const home = state === null ? null : nounOfState(stateRows.get(state));
    if (group)
      return { ...inPlace(nounOfGroup(group), home, 'in', ''), type: 'organization', state, iso: null };
    const [kind, ...more] = kinds;
    if (kind) {
      const type = kind[2].includes('p') ? 'group' : 'organization';
      const phrase = inPlace(nounOfType(kind), home, kind[4], kind[5]);
      return { ...withDetail(phrase, more), type, state, iso: null };
    }
    if (state !== null && home) return stateActor(state, home, stateRows.get(state));
    return { ...rawPhrase(rawName || code), type: 'group', state: null, iso: null };
  }

  return {
    actor,
    countryName(iso: string): LanguageMap | null {
      const row = stateRows.get(byIso.get(iso) ?? '');
      return row ? { en: row[0], ar: row[1] } : null;
    },
    stateOfName(name: string): string | null {
      return byName.get(name.toLowerCase()) ?? null;
    },
    isoOfState(code: string | null): string | null {
      return (code !== null && stateRows.get(code)?.[3]) || null;
    },
  };
}

function stateActor(code: string, noun: Noun, row: StateRow | undefined): NamedActor {
  const isRegion = noun.flags.includes('r');
  return {
    ...phraseOf(noun),
    type: isRegion ? 'group' : 'state',
    state: isRegion ? null : code,
    iso: row?.[3] || null,
  };
}

function nounOfState(row: StateRow | undefined): Noun | null {
  return row ? { en: row[0], ar: row[1], arOblique: row[1], flags: row[2] } : null;
}

function nounOfGroup([en, ar, flags, arOblique = ar]: GroupRow): Noun {
  return { en, ar, arOblique, flags };
}

function nounOfType([en, ar, flags, arOblique]: TypeRow): Noun {
  return { en, ar, arOblique: arOblique || ar, flags };
}

function withArticle({ en, flags }: Noun): string {
  if (flags.includes('t')) return `the ${en}`;
  if (!flags.includes('n')) return en;
  return /^[aeiou]/i.test(en) ? `an ${en}` : `a ${en}`;
}

function phraseOf(noun: Noun): ActorPhrase {
  return {
    en: { name: capitalise(noun.en), inText: withArticle(noun), isPlural: noun.flags.includes('p') },
    ar: {
      name: noun.ar,
      nominative: noun.ar,
      oblique: noun.arOblique,
      isFeminine: !noun.flags.includes('m'),
    },
  };
}

/** `the government of Georgia`, «حكومة جورجيا»; `rebels in Syria`, «المتمردون في سوريا». */
function inPlace(noun: Noun, home: Noun | null, link: 'of' | 'in', arHead: string): ActorPhrase {
  const phrase = phraseOf(noun);
  if (!home) return phrase;
  const place = ` ${link} ${withArticle(home)}`;
  const arabic = (name: string) => (arHead === '' ? `${name} في ${home.ar}` : `${arHead} ${home.ar}`);
  return {
    en: { ...phrase.en, name: phrase.en.name + place, inText: phrase.en.inText + place },
    ar: {
      ...phrase.ar,
      name: arabic(noun.ar),
      nominative: arabic(noun.ar),
      oblique: arabic(noun.arOblique),
    },
  };
}

/** A second type keeps the names of different codes apart: `Government of Georgia (health sector)`. */
function withDetail(phrase: ActorPhrase, more: readonly TypeRow[]): ActorPhrase {
  if (more.length === 0) return phrase;
  const list = (words: readonly string[], comma: string) => ` (${words.join(comma)})`;
  return {
    en: {
      ...phrase.en,
      name:
        phrase.en.name +
        list(
          more.map(([en]) => en),
          ', ',
        ),
    },
    ar: {
      ...phrase.ar,
      name:
        phrase.ar.name +
        list(
          more.map(([, ar]) => ar),
          '، ',
        ),
    },
  };
}

/** Names of the data come in capitals: `WELLS FARGO`. */
function rawPhrase(rawName: string): ActorPhrase {
  const name = /[a-z]/.test(rawName) ? rawName : titleCase(rawName);
  return phraseOfName(name, true);
}

function titleCase(text: string): string {
  return text.toLowerCase().replace(/(^|[\s\-(/.])(\p{L})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}
