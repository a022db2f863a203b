import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { openBytes, parseDocument } from '../../../src/core/document/open.ts';
import { saveDocument } from '../../../src/core/document/save.ts';
import { document as documentSchema } from '../../../src/core/document/schema.ts';
import { arbitraryDocument } from './arbitrary-document.ts';
import { genevaText, type LooseRecord, type LooseValue } from './geneva.ts';

/** A step to take at each level of a value, and what to put at its end. */
const damage = fc.record({
  steps: fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 7 }),
  value: fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('', 'x', '__proto__', '2021-02-30', '2021-06-16', -1, 1e300, 'biden', 'summit'),
  ) as fc.Arbitrary<LooseValue>,
  act: fc.constantFrom('replace', 'delete', 'add'),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function applyDamage(root: LooseValue, { steps, value, act }: Damage): void {
  let at: LooseValue = root;
  for (const [depth, step] of steps.entries()) {
    if (at === null || typeof at !== 'object') return;
    const keys = Object.keys(at);
    const key = keys[step % Math.max(keys.length, 1)];
    if (key === undefined) return;
    const record = at as LooseRecord;
    const child: LooseValue = record[key]!;
    if (depth < steps.length - 1 && child !== null && typeof child === 'object') {
      at = child;
      continue;
    }
    if (act === 'delete') Reflect.deleteProperty(record, key);
    else record[act === 'add' ? `${key}2` : key] = value;
    return;
  }
}

describe('opening and saving', () => {
  it('gives back the same document, and the same text again', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const text = saveDocument(document);
        const result = parseDocument(text);
        expect(result.problems).toEqual([]);
        expect(result.ok && result.document).toEqual(document);
        expect(result.ok && saveDocument(result.document)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it('never throws and never half-opens, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(openBytes(bytes).ok).toBe(false);
      }),
    );
  });

  it('never throws, whatever the JSON, and gives reasons where it refuses', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const result = parseDocument(text);
        expect(result.ok).toBe(false);
        expect(result.problems.length).toBeGreaterThan(0);
      }),
    );
  });

  it('never crashes on a damaged Geneva, and agrees with Valibot on its shape', () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const value = JSON.parse(genevaText) as LooseRecord;
        for (const one of damages) applyDamage(value, one);
        const result = parseDocument(JSON.stringify(value, null, 2));
        const errors = result.problems.filter(({ severity }) => severity === 'error');
        expect(result.ok).toBe(errors.length === 0);
        // Beyond the shape, we check dates, references and the like; within it, Valibot is the judge.
        if (!v.is(documentSchema, value)) expect(result.ok).toBe(false);
        else expect(errors.map(({ code }) => code).filter((code) => SHAPE_CODES.has(code))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('never crashes on a Geneva that lost or doubled some of its characters', () => {
    const cut = fc.record({ from: fc.nat({ max: genevaText.length }), length: fc.nat({ max: 40 }) });
    fc.assert(
      fc.property(cut, fc.boolean(), ({ from, length }, doubled) => {
        const piece = genevaText.slice(from, from + length);
        const text =
          genevaText.slice(0, from) + (doubled ? piece + piece : '') + genevaText.slice(from + length);
        const result = parseDocument(text);
        for (const { line } of result.problems) expect(line === null || line >= 1).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

const SHAPE_CODES = new Set(['missing-field', 'wrong-type', 'text-too-long']);
