/**
 * What was wrong with imported rows, as data: a million rows may all have the same fault, so faults are counted, and
 * the first few lines of each kept. The interface words them by `import.problem.<code>`.
 */
export const IMPORT_PROBLEM_CODES = [
  'ragged-row',
  'long-line',
  'bad-date',
  'month-only',
  'no-code',
  'lost-zero',
  'unclear-code',
  'unknown-code',
  'bad-number',
  'not-utf8',
  'dated-before-capture',
  'duplicate-row',
  'spreadsheet',
  'unreadable-file',
] as const;
export type ImportProblemCode = (typeof IMPORT_PROBLEM_CODES)[number];

/** Whether the row was put right, kept with a doubt, or left out. */
export type ImportOutcome = 'repaired' | 'kept' | 'refused';

const OUTCOMES: Readonly<Record<ImportProblemCode, ImportOutcome>> = {
  'ragged-row': 'refused',
  'long-line': 'refused',
  'bad-date': 'refused',
  'month-only': 'repaired',
  'no-code': 'refused',
  'lost-zero': 'repaired',
  'unclear-code': 'kept',
  'unknown-code': 'kept',
  'bad-number': 'kept',
  'not-utf8': 'repaired',
  'dated-before-capture': 'kept',
  'duplicate-row': 'refused',
  spreadsheet: 'repaired',
  'unreadable-file': 'refused',
};

export interface ProblemPlace {
  readonly file: string;
  /** 1-based; 0 where it is the file as a whole. */
  readonly line: number;
  /** The value at fault, shortened. */
  readonly value: string;
}

export interface ImportProblem {
  readonly code: ImportProblemCode;
  readonly outcome: ImportOutcome;
  /** Rows with this fault. */
  readonly count: number;
  /** The first of them. */
  readonly places: readonly ProblemPlace[];
}

const PLACES_KEPT = 20;
const LONGEST_VALUE = 60;

export interface ProblemLog {
  add(code: ImportProblemCode, line: number, value?: () => string): void;
  /** Names the file that the following faults are in. */
  enterFile(name: string): void;
  list(): readonly ImportProblem[];
}

export function createProblemLog(): ProblemLog {
  const counts = new Map<ImportProblemCode, number>();
  const places = new Map<ImportProblemCode, ProblemPlace[]>();
  let file = '';
  return {
    enterFile(name) {
      file = name;
    },
    add(code, line, value) {
      counts.set(code, (counts.get(code) ?? 0) + 1);
      const kept = places.get(code) ?? [];
      places.set(code, kept);
      if (kept.length < PLACES_KEPT) kept.push({ file, line, value: shortened(value?.() ?? '') });
    },
    list: () =>
      IMPORT_PROBLEM_CODES.filter((code) => counts.has(code)).map((code) => ({
        code,
        outcome: OUTCOMES[code],
        count: counts.get(code) ?? 0,
        places: places.get(code) ?? [],
      })),
  };
}

function shortened(value: string): string {
  return value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE - 1)}…`;
}
