import { isObject } from './check-context.ts';
import { readMetadata, type SchemaNode } from './schema-node.ts';
import type { TimelineDocument } from './model.ts';
import { document as documentSchema } from './schema.ts';

/** Gives a value with its keys in the order of the schema, those that the schema does not name behind in their own. */
type Order = (value: unknown, languages: readonly string[]) => unknown;

/** The document's own fields in their order; of a list also the order of an item, to be written one by one. */
const FIELDS = Object.entries((documentSchema as unknown as SchemaNode).entries ?? {}).map(([key, node]) => ({
  key,
  order: compileOrder(node),
  orderItem: node.type === 'array' ? compileOrder(node.item!) : null,
}));
const FIELD_NAMES = new Set(FIELDS.map(({ key }) => key));

/**
 * The text of a `.communique` file: the same document gives the same text, however it came about, so that two
 * versions of a file differ where they differ. Fields that this program does not know are written as they were read.
 */
export function saveDocument(document: TimelineDocument): string {
  return [...saveInPieces(document)].join('');
}

/** The same text, a record at a time: a long one need not hold up what else is to be done. */
export function* saveInPieces(document: TimelineDocument): Generator<string> {
  const values: Readonly<Record<string, unknown>> = { ...document };
  const others = Object.keys(values)
    .filter((key) => !FIELD_NAMES.has(key))
    .map((key) => ({ key, order: asItIs, orderItem: null }));
  let before = '{';
  for (const { key, order, orderItem } of [...FIELDS, ...others]) {
    const value = values[key];
    if (value === undefined) continue;
    yield `${before}\n  ${JSON.stringify(key)}: `;
    before = ',';
    if (orderItem !== null && Array.isArray(value) && value.length > 0)
      yield* listPieces(value, orderItem, document.languages);
    else yield indented(order(value, document.languages), '  ');
  }
  yield '\n}\n';
}

function* listPieces(
  items: readonly unknown[],
  orderItem: Order,
  languages: readonly string[],
): Generator<string> {
  let before = '[';
  for (const item of items) {
    yield `${before}\n    ${indented(orderItem(item, languages), '    ')}`;
    before = ',';
  }
  yield '\n  ]';
}

/** JSON over lines, those after the first behind `indent`. No string of JSON holds a line end of its own. */
function indented(value: unknown, indent: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
}

function asItIs(value: unknown): unknown {
  return value;
}

function compileOrder(node: SchemaNode): Order {
  switch (node.type) {
    case 'loose_object':
      return orderObject(node);
    case 'array':
      return orderList(compileOrder(node.item!));
    case 'exact_optional':
      return compileOrder(node.wrapped!);
    case 'record':
      return readMetadata(node)['x-language-map'] === true ? orderLanguages : asItIs;
    default:
      return asItIs;
  }
}

function orderList(orderItem: Order): Order {
  return (value, languages) =>
    Array.isArray(value) ? value.map((item: unknown) => orderItem(item, languages)) : value;
}

function orderObject(node: SchemaNode): Order {
  const known = Object.entries(node.entries ?? {}).map(([key, entry]) => [key, compileOrder(entry)] as const);
  const names = new Set(known.map(([key]) => key));
  return (value, languages) => {
    if (!isObject(value)) return value;
    const entries: [string, unknown][] = [];
    for (const [key, order] of known)
      if (Object.hasOwn(value, key)) entries.push([key, order(value[key], languages)]);
    for (const entry of Object.entries(value)) if (!names.has(entry[0])) entries.push(entry);
    return Object.fromEntries(entries);
  };
}

/** The document's languages in its order, then the others by code unit. */
function orderLanguages(value: unknown, languages: readonly string[]): unknown {
  if (!isObject(value)) return value;
  const others = Object.keys(value)
    .filter((key) => !languages.includes(key))
    .sort();
  const keys = [...languages.filter((key) => Object.hasOwn(value, key)), ...others];
  return Object.fromEntries(keys.map((key) => [key, value[key]]));
}
