/**
 * Turns the schema into checks of plain closures. Valibot's own parser copies every record and allocates for every
 * field, which costs several times the `JSON.parse` of a large file; these checks walk the parsed value once, copy
 * nothing and give every problem its path. A test holds the two to the same verdicts.
 */
import type { GenericSchema } from 'valibot';
import { isObject, jsonType, shorten, type CheckContext, type JsonType } from './check-context.ts';
import type { Collection } from './schema.ts';

/** Reports into the context what is wrong with a value. */
export type Check = (value: unknown, context: CheckContext) => void;

/** The parts of Valibot's schema objects that we read. */
export interface SchemaNode {
  readonly kind: 'schema';
  readonly type: string;
  readonly pipe?: readonly (SchemaNode | SchemaRule)[];
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  readonly wrapped?: SchemaNode;
  readonly item?: SchemaNode;
  readonly items?: readonly SchemaNode[];
  readonly key?: SchemaNode;
  readonly value?: SchemaNode;
  readonly options?: readonly string[];
  readonly literal?: string | number;
}

interface SchemaRule {
  readonly kind: 'validation' | 'metadata';
  readonly type: string;
  readonly requirement?: unknown;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly examples?: readonly string[];
}

export function compileSchema(schema: GenericSchema): Check {
  return compile(schema as unknown as SchemaNode);
}

function compile(node: SchemaNode): Check {
  switch (node.type) {
    case 'string':
      return compileString(node);
    case 'number':
      return compileNumber(node);
    case 'boolean':
      return checkBoolean;
    case 'picklist':
      return compileOptions(node.options ?? []);
    case 'literal':
      return compileOptions([node.literal ?? '']);
    case 'array':
      return compileList(node);
    case 'tuple':
      return compileTuple(node);
    case 'record':
      return compileRecord(node);
    case 'loose_object':
      return compileObject(node);
    case 'exact_optional':
      return compile(node.wrapped!);
    case 'unknown':
      return checkUnknown;
    default:
      throw new Error(`The schema uses a type that checks do not know: ${node.type}`);
  }
}

/** The rules of a schema. A schema with rules may itself be the first piece of a longer pipe. */
function rulesOf(node: SchemaNode): readonly SchemaRule[] {
  return (node.pipe ?? []).flatMap((piece) => (piece.kind === 'schema' ? rulesOf(piece) : [piece]));
}

const KNOWN_RULES = new Set([
  'min_length',
  'max_length',
  'regex',
  'min_value',
  'max_value',
  'integer',
  'min_entries',
]);

/** The requirement of a rule, by its Valibot type; throws on rules that a check would silently skip. */
function readRules(node: SchemaNode): ReadonlyMap<string, unknown> {
  const rules = new Map<string, unknown>();
  for (const rule of rulesOf(node)) {
    if (rule.kind !== 'validation') continue;
    if (!KNOWN_RULES.has(rule.type))
      throw new Error(`The schema uses a rule that checks do not know: ${rule.type}`);
    rules.set(rule.type, rule.requirement);
  }
  return rules;
}

export function readMetadata(node: SchemaNode): Readonly<Record<string, unknown>> {
  return Object.assign({}, ...rulesOf(node).map((rule) => rule.metadata ?? {})) as Record<string, unknown>;
}

function readExample(node: SchemaNode): string {
  return rulesOf(node).flatMap((rule) => rule.examples ?? [])[0] ?? '';
}

function fail(
  context: CheckContext,
  code: 'wrong-value' | 'text-too-long' | 'bad-date' | 'impossible-date',
  params: Readonly<Record<string, string | number>>,
): void {
  context.problems.add('error', code, context.path.slice(0, context.depth), params);
}

function failType(context: CheckContext, expected: JsonType, value: unknown): void {
  const path = context.path.slice(0, context.depth);
  context.problems.add('error', 'wrong-type', path, { expected, found: jsonType(value) });
}

function compileString(node: SchemaNode): Check {
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
    if (context.ids[collection].has(value)) return;
    const path = context.path.slice(0, context.depth);
    context.problems.add(severity, 'unknown-reference', path, { collection, id: shorten(value) });
  };
}

function compileNumber(node: SchemaNode): Check {
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

function checkBoolean(value: unknown, context: CheckContext): void {
  if (typeof value !== 'boolean') failType(context, 'boolean', value);
}

function compileOptions(options: readonly (string | number)[]): Check {
  const allowed = new Set<unknown>(options);
  const type = jsonType(options[0]);
  const expected = options.join(', ');
  return (value, context) => {
    if (allowed.has(value)) return;
    if (jsonType(value) !== type) failType(context, type, value);
    else fail(context, 'wrong-value', { value: shorten(value), expected });
  };
}

function compileList(node: SchemaNode): Check {
  const checkItem = compile(node.item!);
  const shortest = Number(readRules(node).get('min_length') ?? 0);
  return (value, context) => {
    if (!Array.isArray(value)) return failType(context, 'list', value);
    if (value.length < shortest) fail(context, 'wrong-value', { value: '[]', expected: '' });
    const at = context.depth++;
    for (let index = 0; index < value.length; index++) {
      context.path[at] = index;
      checkItem(value[index], context);
    }
    context.depth = at;
  };
}

function compileTuple(node: SchemaNode): Check {
  const checks = (node.items ?? []).map(compile);
  return (value, context) => {
    if (!Array.isArray(value)) return failType(context, 'list', value);
    if (value.length !== checks.length)
      return fail(context, 'wrong-value', { value: shorten(value), expected: `[${checks.length}]` });
    const at = context.depth++;
    for (const [index, check] of checks.entries()) {
      context.path[at] = index;
      check(value[index], context);
    }
    context.depth = at;
  };
}

function compileRecord(node: SchemaNode): Check {
  const checkKey = compile(node.key!);
  const checkValue = compile(node.value!);
  const fewest = Number(readRules(node).get('min_entries') ?? 0);
  const metadata = readMetadata(node);
  const isLanguageMap = metadata['x-language-map'] === true;
  const wantsMain = metadata['x-main-language'] === true;
  return (value, context) => {
    if (!isObject(value)) return failType(context, 'object', value);
    const at = context.depth++;
    let count = 0;
    for (const key in value) {
      context.keys++;
      count++;
      context.path[at] = key;
      if (!context.languages.includes(key)) {
        if (isForbidden(key, context)) continue;
        checkKey(key, context);
        if (isLanguageMap) noteUnlisted(key, context);
      }
      checkValue(value[key], context);
    }
    context.depth = at;
    if (count < fewest) fail(context, 'wrong-value', { value: '{}', expected: '' });
    else if (wantsMain) noteMissingMain(value, context);
  };
}

function noteUnlisted(language: string, context: CheckContext): void {
  const path = context.path.slice(0, context.depth);
  context.problems.addOnce(`unlisted ${shorten(language)}`, 'warning', 'unlisted-language', path, {
    language: shorten(language),
  });
}

function noteMissingMain(texts: Readonly<Record<string, unknown>>, context: CheckContext): void {
  const main = context.languages[0];
  if (main === undefined || Object.hasOwn(texts, main)) return;
  const path = context.path.slice(0, context.depth);
  context.problems.add('warning', 'no-language', path, { language: shorten(main) });
}

function compileObject(node: SchemaNode): Check {
  const entries = Object.entries(node.entries ?? {});
  const checks = new Map(
    entries.map(([key, entry]) => [
      key,
      { check: compile(entry), required: entry.type !== 'exact_optional' },
    ]),
  );
  const required = entries.filter(([, entry]) => entry.type !== 'exact_optional').map(([key]) => key);
  return (value, context) => {
    if (!isObject(value)) return failType(context, 'object', value);
    const at = context.depth++;
    let found = 0;
    for (const key in value) {
      context.keys++;
      context.path[at] = key;
      const field = checks.get(key);
      if (field === undefined) {
        checkUnknownField(key, value[key], context);
        continue;
      }
      if (field.required) found++;
      field.check(value[key], context);
    }
    context.depth = at;
    if (found < required.length) noteMissing(value, required, context);
  };
}

function noteMissing(
  value: Readonly<Record<string, unknown>>,
  required: readonly string[],
  context: CheckContext,
): void {
  const path = context.path.slice(0, context.depth);
  for (const field of required)
    if (!Object.hasOwn(value, field)) context.problems.add('error', 'missing-field', [...path, field]);
}

/** Newer programs and people add fields of their own: these are kept, and told once for each kind of record. */
function checkUnknownField(key: string, value: unknown, context: CheckContext): void {
  if (isForbidden(key, context)) return;
  const path = context.path.slice(0, context.depth);
  const place = path.filter((step) => typeof step === 'string').join('/');
  context.problems.addOnce(`unknown ${place}`, 'warning', 'unknown-field', path);
  checkUnknown(value, context);
}

/** Names through which a careless copy of a record would reach every object of the program. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

function isForbidden(key: string, context: CheckContext): boolean {
  if (!FORBIDDEN_KEYS.has(key)) return false;
  context.problems.add('error', 'forbidden-key', context.path.slice(0, context.depth));
  return true;
}

/** Any JSON is right here, but its keys are counted and forbidden ones refused. Its depth is limited before. */
function checkUnknown(value: unknown, context: CheckContext): void {
  if (value === null || typeof value !== 'object') return;
  const at = context.depth++;
  const isList = Array.isArray(value);
  for (const [key, child] of Object.entries(value)) {
    if (!isList) context.keys++;
    context.path[at] = isList ? Number(key) : key;
    if (isList || !isForbidden(key, context)) checkUnknown(child, context);
  }
  context.depth = at;
}
