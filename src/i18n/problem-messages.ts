import type { MessageKey } from './languages.ts';
import type { Translate } from './translate.ts';

/**
 * A problem of a document as core reports it. Its codes are those that have a message here, so that a code without
 * words fails to compile where a problem is described.
 */
export interface DescribableProblem {
  readonly code: ProblemMessage<MessageKey>;
  readonly path: readonly (string | number)[];
  readonly line: number | null;
  readonly params: Readonly<Record<string, string | number>>;
}
type ProblemMessage<Key> = Key extends `problem.${infer Code}` ? Code : never;

/** What is wrong and where in the document, on one line: `Event “summit”: there is no such date: 2021-02-30`. */
export function describeProblem(problem: DescribableProblem, translate: Translate): string {
  const values = wordValues(problem.params, translate);
  const message = translate(messageKey(problem), values);
  const where = describeRecord(problem, translate);
  return where === null ? message : translate('problem.in', { where, message });
}

/** `Line 12`, or null where a problem has no line. */
export function describeProblemLine(problem: DescribableProblem, translate: Translate): string | null {
  return problem.line === null ? null : translate('problem.line', { line: problem.line });
}

/** Some problems have a more exact message for what their params say. */
function messageKey({ code, params }: DescribableProblem): MessageKey {
  if (code === 'not-json' && params['found'] === '') return 'problem.not-json.end';
  if (code === 'bad-version' && params['version'] === '') return 'problem.bad-version.none';
  if (code === 'wrong-value' && params['expected'] !== '') return 'problem.wrong-value.expected';
  if (code !== 'unknown-reference') return `problem.${code}`;
  switch (params['collection']) {
    case 'actors':
    case 'places':
    case 'topics':
    case 'sources':
    case 'events':
      return `problem.unknown-reference.${params['collection']}`;
    default:
      return 'problem.unknown-reference';
  }
}

/** Types of JSON values come as codes, which have words. */
function wordValues(
  params: DescribableProblem['params'],
  translate: Translate,
): DescribableProblem['params'] {
  const { expected, found } = params;
  if (!isTypeName(expected) || !isTypeName(found)) return params;
  return {
    ...params,
    expected: translate(`problem.type.${expected}`),
    found: translate(`problem.type.${found}`),
  };
}

const TYPE_NAMES = ['text', 'number', 'boolean', 'list', 'object', 'null'] as const;

function isTypeName(value: unknown): value is (typeof TYPE_NAMES)[number] {
  return TYPE_NAMES.some((name) => name === value);
}

const WHOLE_FILE: readonly DescribableProblem['code'][] = [
  'empty-file',
  'too-large',
  'not-utf8',
  'not-json',
  'too-deep',
  'wrong-format',
  'newer-version',
  'bad-version',
  'migrated',
  'more-problems',
];

function describeRecord({ code, path, params }: DescribableProblem, translate: Translate): string | null {
  if (WHOLE_FILE.includes(code)) return null;
  const record = translate(`problem.record.${recordName(path)}`);
  if (typeof params['ownerId'] === 'string' && params['ownerId'] !== '')
    return translate('problem.where.id', { record, id: params['ownerId'] });
  if (typeof params['ownerNumber'] === 'number')
    return translate('problem.where.number', { record, number: params['ownerNumber'] });
  return record;
}

const RECORD_NAMES = [
  'view',
  'figures',
  'actors',
  'places',
  'topics',
  'sources',
  'events',
  'relations',
] as const;

/** A list that is missing or wrong as a whole is a matter of the document. */
function recordName(path: DescribableProblem['path']): (typeof RECORD_NAMES)[number] | 'document' {
  const name = RECORD_NAMES.find((one) => one === path[0]);
  return path.length > 1 && name !== undefined ? name : 'document';
}
