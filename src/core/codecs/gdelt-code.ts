/** GDELT's event codes, with the leading zeros that spreadsheets take away put back. */
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

export interface ResolvedCode {
  readonly code: string;
  readonly problem: 'lost-zero' | 'unclear-code' | 'unknown-code' | null;
}

/**
 * `code` and `root` as written. A root of one digit has lost its zero, and so has its code: certain. Without a root a
 * code of two digits is either (`10` is a demand, or a statement that was `010`); its Goldstein score tells them
 * apart where the two differ, and where it does not, the code stays as it is.
 */
export function resolveCode(
  code: string,
  root: string,
  goldstein: number,
  vocabulary: Vocabulary,
): ResolvedCode {
  const padded = `0${code}`;
  if (root.length === 1 && padded.startsWith(`0${root}`) && vocabulary.has(padded)) return lostZero(padded);
  if (vocabulary.has(code) && (code.startsWith(root) || root.length !== 2)) {
    return code.length === 2 && root === ''
      ? chooseByScore(code, padded, goldstein, vocabulary)
      : known(code);
  }
  if (!vocabulary.has(code) && vocabulary.has(padded)) return lostZero(padded);
  const hasRoot = vocabulary.rootLabel(code.slice(0, 2)) !== null;
  return { code, problem: hasRoot ? 'unknown-code' : 'unclear-code' };
}

function chooseByScore(
  code: string,
  padded: string,
  goldstein: number,
  vocabulary: Vocabulary,
): ResolvedCode {
  if (!vocabulary.has(padded)) return known(code);
  const asIs = vocabulary.goldstein(code) === goldstein;
  const withZero = vocabulary.goldstein(padded) === goldstein;
  if (asIs === withZero) return { code, problem: 'unclear-code' };
  return asIs ? known(code) : lostZero(padded);
}

function known(code: string): ResolvedCode {
  return { code, problem: null };
}

function lostZero(code: string): ResolvedCode {
  return { code, problem: 'lost-zero' };
}
