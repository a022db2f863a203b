/**
 * What is wrong with a file, as data. Core never words a message: the interface and the command line translate
 * `code` with `params` (key `problem.<code>`) into the user's language.
 */
export const PROBLEM_CODES = [
  'empty-file',
  'too-large',
  'not-utf8',
  'not-json',
  'too-deep',
  'wrong-format',
  'newer-version',
  'bad-version',
  'missing-field',
  'wrong-type',
  'wrong-value',
  'text-too-long',
  'unknown-field',
  'forbidden-key',
  'duplicate-key',
  'duplicate-id',
  'unknown-reference',
  'bad-date',
  'impossible-date',
  'self-relation',
  'circular-membership',
  'no-language',
  'unlisted-language',
  'migrated',
  'more-problems',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export interface Problem {
  /** An error refuses the document; a warning tells what was repaired or kept as it is. */
  readonly severity: 'error' | 'warning';
  readonly code: ProblemCode;
  /** Keys and indices from the root: `['events', 3, 'date']`. */
  readonly path: readonly (string | number)[];
  /** 1-based line in the file, or null where there is none to name. */
  readonly line: number | null;
  /** Values for the message, each shortened to what fits on a line. */
  readonly params: Readonly<Record<string, string | number>>;
}
