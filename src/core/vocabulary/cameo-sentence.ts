/**
 * CAMEO's codes as sentences. A pattern is a predicate; `[…]` is left out where there is no second actor, and what
 * stands after `||` is the whole pattern then. English marks its verbs with `*` (written for one actor), Arabic puts
 * the verb first, where it agrees with its subject in gender alone: `{v}` is «ي» or «ت».
 */
import { attach, capitalise, type ActorPhrase } from './actor-phrase.ts';

export function englishSentence(pattern: string, first: ActorPhrase, second: ActorPhrase | null): string {
  const predicate = choose(pattern, second !== null)
    .replace(VERB, (_, verb: string) => (first.en.isPlural ? pluralOfVerb(verb) : verb))
    .replace('{2}', second?.en.inText ?? '');
  return capitalise(`${first.en.inText} ${predicate}`);
}

/** `Consult`, `Make a visit`: the predicate alone, as a name for what it says. */
export function englishLabel(pattern: string): string {
  return capitalise(choose(pattern, false).replace(VERB, (_, verb: string) => pluralOfVerb(verb)));
}

export function arabicSentence(pattern: string, first: ActorPhrase, second: ActorPhrase | null): string {
  const other = second?.ar.oblique ?? '';
  return choose(pattern, second !== null)
    .replaceAll('{v}', first.ar.isFeminine ? 'ت' : 'ي')
    .replace('{1}', first.ar.nominative)
    .replace(/\{([لب])\}\{2\}/, (_, clitic: 'ل' | 'ب') => attach(clitic, other))
    .replace('{2}', other);
}

const VERB = /\*([\w-]+)/g;

function choose(pattern: string, hasSecond: boolean): string {
  const [both = '', alone = both] = pattern.split('||');
  return (hasSecond ? both : alone).replace(/\[([^\]]*)\]/g, hasSecond ? '$1' : '');
}

/** From the third person singular: `denies` to `deny`, `pledges` to `pledge`, `goes` to `go`. */
function pluralOfVerb(verb: string): string {
  if (verb.endsWith('ies')) return `${verb.slice(0, -3)}y`;
  return /(?:sh|ch|ss|x|zz|go|do)es$/.test(verb) ? verb.slice(0, -2) : verb.slice(0, -1);
}
