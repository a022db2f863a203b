import { toJsonSchema } from '@valibot/to-json-schema';
import { VERSION } from './model.ts';
import { DEFINITIONS, document } from './schema.ts';

/** The name of the format's schema: an identifier, which no program fetches. */
export const SCHEMA_ID = `urn:communique:timeline:${VERSION}`;

/**
 * The JSON Schema (draft 2020-12) of a `.communique` file, for editors and other programs. Three things it cannot
 * say stand in `x-` keywords: what a reference refers to, which maps are by language, and where the main one is wanted.
 */
export function buildJsonSchema(): Record<string, unknown> {
  const { $schema, title, description, ...rest } = toJsonSchema(document, {
    target: 'draft-2020-12',
    definitions: DEFINITIONS,
  });
  return { $schema, $id: SCHEMA_ID, title, description, ...rest };
}
