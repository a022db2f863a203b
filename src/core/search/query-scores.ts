import { type FormMatch, LOOKUP_STEPS, type LookupStep, MOST_FIELDS, type WordIndex } from './word-index.ts';

/** What a query comes to: for each record how well it matches, and which forms did. */
export interface QueryScores {
  readonly scores: Float32Array;
  readonly forms: ReadonlySet<string>;
}

/** A further match in the same record counts a little, so that one that is good in the title stays above many poor ones. */
const FURTHER = 0.05;

/**
 * Records that hold all of the words, by the first step (see LOOKUP_STEPS) that finds any. Records are scored by what
 * the rarest way of saying it would be: a word that stands nearly everywhere tells little.
 */
export function scoreWords(
  words: readonly string[],
  index: WordIndex,
  size: number,
  weights: readonly number[],
): QueryScores {
  for (const step of LOOKUP_STEPS) {
    const found = scoreByStep(words, index, size, weights, step);
    if (found) return found;
  }
  return { scores: new Float32Array(size), forms: new Set() };
}

function scoreByStep(
  words: readonly string[],
  index: WordIndex,
  size: number,
  weights: readonly number[],
  step: LookupStep,
): QueryScores | null {
  const matches = words.map((word) => index.lookUp(word, step));
  if (matches.some((ofWord) => ofWord.length === 0)) return null;
  const scores = new Float32Array(size);
  for (const [place, ofWord] of matches.entries()) {
    const own = scoreMatches(ofWord, size, weights);
    for (let record = 0; record < size; record++) {
      const before = place === 0 || scores[record]! > 0;
      scores[record] = before && own[record]! > 0 ? scores[record]! + own[record]! : 0;
    }
  }
  if (!scores.some((score) => score > 0)) return null;
  return { scores, forms: new Set(matches.flat().map(({ form }) => form)) };
}

function scoreMatches(matches: readonly FormMatch[], size: number, weights: readonly number[]): Float32Array {
  const scores = new Float32Array(size);
  for (const { places, quality } of matches) {
    const rarity = Math.log2(2 + size / (1 + places.length));
    for (let at = 0; at < places.length; at++) {
      const place = places[at]!;
      const record = Math.floor(place / MOST_FIELDS);
      const score = weights[place % MOST_FIELDS]! * quality * rarity;
      const before = scores[record]!;
      scores[record] = (score > before ? score : before) + FURTHER * Math.min(score, before);
    }
  }
  return scores;
}
