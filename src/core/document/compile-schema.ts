/**
 * Turns the schema into checks of plain closures. Valibot's own parser copies every record and allocates for every
 * field, which costs several times the `JSON.parse` of a large file; these checks walk the parsed value once, copy
 * nothing and give every problem its path. A test holds the two to the same verdicts.
 */
import type { GenericSchema } from 'valibot';
import { isObject, shorten, type CheckContext } from './check-context.ts';
import {
  checkBoolean,
  compileNumber,
  compileOptions,
  compileString,
  fail,
  failType,
  type Check,
} from './compile-scalars.ts';
import { readMetadata, readRules, type SchemaNode } from './schema-node.ts';

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
    default:
      throw new Error(`The schema uses a type that checks do not know: ${node.type}`);
  }
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

/** Most records write their fields in the schema's order: the next one is looked at before any is looked up. */
function compileObject(node: SchemaNode): Check {
  const fields = Object.entries(node.entries ?? {}).map(([key, entry], place) => ({
    key,
    check: compile(entry),
    required: entry.type !== 'exact_optional',
    next: place + 1,
  }));
  const fieldOf = new Map(fields.map((field) => [field.key, field]));
  const required = fields.filter((field) => field.required).map(({ key }) => key);
  return (value, context) => {
    if (!isObject(value)) return failType(context, 'object', value);
    const at = context.depth++;
    let found = 0;
    let next = 0;
    for (const key in value) {
      context.keys++;
      context.path[at] = key;
      const awaited = fields[next];
      const field = awaited?.key === key ? awaited : fieldOf.get(key);
      if (field === undefined) {
        checkUnknownField(key, value[key], context);
        continue;
      }
      next = field.next;
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
  if (Array.isArray(value)) checkUnknownItems(value, at, context);
  else
    for (const [key, child] of Object.entries(value)) {
      context.keys++;
      context.path[at] = key;
      if (!isForbidden(key, context)) checkUnknown(child, context);
    }
  context.depth = at;
}

/** By index: to ask a list of millions for its entries takes minutes and gigabytes. */
function checkUnknownItems(items: readonly unknown[], at: number, context: CheckContext): void {
  for (let index = 0; index < items.length; index++) {
    context.path[at] = index;
    checkUnknown(items[index], context);
  }
}
