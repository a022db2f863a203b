/**
 * Arabic writes the article and some particles onto the word: `والاجتماع` is "and the meeting". Without a dictionary
 * nobody can say for certain which letters are a particle (the و of وزير, minister, is not one), so nothing is taken
 * off for good: words are found with and without. All input is folded.
 */
const ARABIC = /^[\u0621-\u064A]+$/;
/** The article with or without particles before it. `لل` is `ل` with the article, whose alif is not written then. */
const WITH_ARTICLE = /^(?:[وف]?(?:[بك]?ال|لل))(?=...)/;
/** And, then, by, as, for: one letter each, `و` and `ف` before one of the others. */
const PARTICLES = /^(?:[وف][بكل]|[وفبكل])(?=...)/;

/** The word without its article, or null where it has none or too little would be left. */
export function withoutArticle(word: string): string | null {
  return strip(word, WITH_ARTICLE);
}

/** The word without what may be particles, or null. */
export function withoutParticles(word: string): string | null {
  return strip(word, PARTICLES);
}

function strip(word: string, prefix: RegExp): string | null {
  const bare = word.replace(prefix, '');
  return bare === word || !ARABIC.test(word) ? null : bare;
}

/** Every form under which a word is to be found: itself, and without what may be written onto it. */
export function formsToIndex(word: string): readonly string[] {
  if (!ARABIC.test(word)) return [word];
  const forms = new Set([word]);
  // `والاجتماع` is found by `الاجتماع` too.
  if (/^[وفبك]ال/.test(word)) forms.add(word.slice(1));
  for (const bare of [withoutArticle(word), withoutParticles(word), withoutFirstParticle(word)]) {
    if (bare !== null) forms.add(bare);
  }
  return [...forms];
}

function withoutFirstParticle(word: string): string | null {
  return strip(word, /^[وف](?=...)/);
}
