import { describe, expect, it } from 'vitest';
import { buildJsonSchema } from '../../../src/core/document/json-schema.ts';

describe('the published JSON Schema', () => {
  it('is what the schema of the program gives (after a change of the schema: vitest -u)', async () => {
    const text = `${JSON.stringify(buildJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../../resources/schema/communique-1.schema.json');
  });
});
