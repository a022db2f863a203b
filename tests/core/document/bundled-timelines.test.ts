import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openBytes } from '../../../src/core/document/open.ts';
import { saveDocument } from '../../../src/core/document/save.ts';

const folder = new URL('../../../resources/timelines/', import.meta.url);
const names = readdirSync(folder);

describe('the bundled timelines', () => {
  it.each(names)('%s opens without a single warning', (name) => {
    const result = openBytes(readFileSync(new URL(name, folder)));
    expect(result.problems).toEqual([]);
    expect(result.ok).toBe(true);
  });

  it.each(names)('%s is written as saving it would write it', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const result = openBytes(new TextEncoder().encode(text));
    expect(result.ok && saveDocument(result.document)).toBe(text);
  });
});
