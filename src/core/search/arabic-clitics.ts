/**
 * Arabic writes the article and some particles onto the word: `والاجتماع` is "and the meeting". Without a dictionary
 * nobody can say for certain which letters are a particle (the و of وزير, minister, is not one), so nothing is taken
 * off for good: words are found with and without. All input is folded.
 */
const ARABIC = /^[\u0621-\u064A]+$/;
/** The article with or without particles before it. `لل` is `ل` with the article, whose alif is not written then. */
const WITH_ARTICLE = /^(?:[وف]?(?:[بك]?ال|لل))(?=...)/;
/** And, then; by, as, for: one letter each, the first two before the others. */
const FIRST_PARTICLE = /^[وفبكل](?=...)/;
const TWO_PARTICLES = /^[وف][بكل](?=...)/;

/** The word without its article, or null where it has none or too little would be left. */
export function withoutArticle(word: string): string | null {
  return strip(word, WITH_ARTICLE);
}

/** The word without one and without two letters that may be particles. */
export function withoutParticles(word: string): readonly string[] {
  return [strip(word, FIRST_PARTICLE), strip(word, TWO_PARTICLES)].filter((bare) => bare !== null);
}

function strip(word: string, prefix: RegExp): string | null {
  const bare = word.replace(prefix, '');
  return bare === word || !ARABIC.test(word) ? null : bare;
}

/** Every form under which a word is to be found: itself, and without what may be written onto it. */
export function formsToIndex(word: string): readonly string[] {
  if (!ARABIC.test(word)) return [word];
  const bare = withoutArticle(word);
  return [...new Set([word, ...(bare === null ? [] : [bare]), ...withoutParticles(word)])];
}
