/** Checks of texts, numbers, choices and references: the leaves of a document. */
import { jsonType, shorten, type CheckContext, type JsonType } from './check-context.ts';
import { readExample, readMetadata, readRules, type SchemaNode } from './schema-node.ts';
import type { Collection } from './schema-values.ts';

/** Reports into the context what is wrong with a value. */
export type Check = (value: unknown, context: CheckContext) => void;

export function fail(
  context: CheckContext,
  code: 'wrong-value' | 'text-too-long' | 'bad-date' | 'impossible-date',
  params: Readonly<Record<string, string | number>>,
): void {
  context.problems.add('error', code, context.path.slice(0, context.depth), params);
}

export function failType(context: CheckContext, expected: JsonType, value: unknown): void {
  const path = context.path.slice(0, context.depth);
  context.problems.add('error', 'wrong-type', path, { expected, found: jsonType(value) });
}

export function compileString(node: SchemaNode): Check {
  const rules = readRules(node);
  const metadata = readMetadata(node);
  const longest = Number(rules.get('max_length') ?? Infinity);
  const shortest = Number(rules.get('min_length') ?? 0);
  const pattern = rules.get('regex') as RegExp | undefined;
  const example = readExample(node);
  const further = [metadata['format'] === 'edtf' ? checkDate : null, compileReference(metadata)].filter(
    (check) => check !== null,
  );
  return (value, context) => {
    if (typeof value !== 'string') return failType(context, 'text', value);
    if (value.length > longest)
      return fail(context, 'text-too-long', { length: value.length, limit: longest });
    if (value.length < shortest || (pattern !== undefined && !pattern.test(value)))
      return fail(context, 'wrong-value', { value: shorten(value), expected: example });
    for (const check of further) check(value, context);
  };
}

function checkDate(value: string, context: CheckContext): void {
  const problem = context.dateProblem(value);
  if (problem === null) return;
  fail(context, problem === 'syntax' ? 'bad-date' : 'impossible-date', { value: shorten(value) });
}

function compileReference(
  metadata: Readonly<Record<string, unknown>>,
): ((value: string, context: CheckContext) => void) | null {
  const collection = metadata['x-refers-to'] as Collection | undefined;
  if (collection === undefined) return null;
  const severity = metadata['x-may-dangle'] === true ? 'warning' : 'error';
  return (value, context) => {
    if (context.isKnown(collection, value)) return;
    const path = context.path.slice(0, context.depth);
    context.problems.add(severity, 'unknown-reference', path, { collection, id: shorten(value) });
  };
}

export function compileNumber(node: SchemaNode): Check {
  const rules = readRules(node);
  const least = Number(rules.get('min_value') ?? -Infinity);
  const most = Number(rules.get('max_value') ?? Infinity);
  const whole = rules.has('integer');
  const expected = most === Infinity ? (least === -Infinity ? '' : `≥ ${least}`) : `${least} – ${most}`;
  return (value, context) => {
    if (typeof value !== 'number') return failType(context, 'number', value);
    // JSON.parse reads 1e999 as Infinity, which could not be saved again.
    const fits = Number.isFinite(value) && value >= least && value <= most;
    if (!fits || (whole && !Number.isInteger(value)))
      fail(context, 'wrong-value', { value: shorten(value), expected });
  };
}

export function checkBoolean(value: unknown, context: CheckContext): void {
  if (typeof value !== 'boolean') failType(context, 'boolean', value);
}

export function compileOptions(options: readonly (string | number)[]): Check {
  const allowed = new Set<unknown>(options);
  const type = jsonType(options[0]);
  const expected = options.join(', ');
  return (value, context) => {
    if (allowed.has(value)) return;
    if (jsonType(value) !== type) failType(context, type, value);
    else fail(context, 'wrong-value', { value: shorten(value), expected });
  };
}
