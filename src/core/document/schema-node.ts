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

export interface SchemaRule {
  readonly kind: 'validation' | 'metadata';
  readonly type: string;
  readonly requirement?: unknown;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly examples?: readonly string[];
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
export function readRules(node: SchemaNode): ReadonlyMap<string, unknown> {
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

export function readExample(node: SchemaNode): string {
  return rulesOf(node).flatMap((rule) => rule.examples ?? [])[0] ?? '';
}
