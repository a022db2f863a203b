import { isObject } from './check-context.ts';
import { readMetadata, type SchemaNode } from './schema-node.ts';
import type { TimelineDocument } from './model.ts';
import { document as documentSchema } from './schema.ts';

/** Gives a value with its keys in the order of the schema, those that the schema does not name behind in their own. */
type Order = (value: unknown, languages: readonly string[]) => unknown;

const orderDocument = compileOrder(documentSchema as unknown as SchemaNode);

/**
 * The text of a `.communique` file: the same document gives the same text, however it came about, so that two
 * versions of a file differ where they differ. Fields that this program does not know are written as they were read.
 */
export function saveDocument(document: TimelineDocument): string {
  return `${JSON.stringify(orderDocument(document, document.languages), null, 2)}\n`;
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
      return readMetadata(node)['x-language-map'] === true ? orderLanguages : (value) => value;
    default:
      return (value) => value;
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
