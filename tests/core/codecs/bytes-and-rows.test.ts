import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createByteDictionary } from '../../../src/core/codecs/byte-dictionary.ts';
import { bytesToText, isUtf8 } from '../../../src/core/codecs/bytes-to-text.ts';
import { encodeUtf8 } from '../../../src/core/document/utf8.ts';
import { decimalNumber, isNothing, wholeNumber } from '../../../src/core/codecs/field-values.ts';
import { createRecordGroups, createRecordLookup } from '../../../src/core/codecs/record-lookup.ts';
import { createRowScanner, TAB } from '../../../src/core/codecs/row-scanner.ts';

describe('bytes as text', () => {
  it('are UTF-8 exactly where the platform’s strict decoder takes them', () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    const accepted = (bytes: Uint8Array) => {
      try {
        strict.decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    const lead = fc.constantFrom(0xc0, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0x41);
    const bytes = fc.tuple(lead, fc.uint8Array({ maxLength: 4 })).map(([first, rest]) => [first, ...rest]);
    fc.assert(
      fc.property(bytes, (list) => {
        const array = Uint8Array.from(list);
        expect(isUtf8(array, 0, array.length)).toBe(accepted(array));
      }),
      { numRuns: 3000 },
    );
  });

  it('that are no UTF-8 are Windows-1252', () => {
    const bytes = Uint8Array.from([0x93, 0x47, 0x65, 0x6e, 0xe8, 0x76, 0x65, 0x94, 0x80]);
    expect(bytesToText(bytes)).toBe('“Genève”€');
  });
});

describe('a dictionary of bytes', () => {
  it('gives equal strings one number, in the order in which they came, through all its growth', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 5 }), { maxLength: 4000 }), (texts) => {
        const dictionary = createByteDictionary();
        const numbers = new Map<string, number>();
        for (const text of texts) {
          const bytes = encodeUtf8(`<${text}>`);
          const number = dictionary.add(bytes, 1, bytes.length - 1);
          const expected = numbers.get(text) ?? numbers.size;
          numbers.set(text, expected);
          expect(number).toBe(expected);
        }
        expect(dictionary.size).toBe(numbers.size);
        for (const [text, number] of numbers)
          expect(dictionary.textOf(number)).toBe(bytesToText(encodeUtf8(text)));
      }),
      { numRuns: 20 },
    );
    expect(() => createByteDictionary().textOf(0)).toThrow('No such entry: 0');
  });
});

describe('records by key', () => {
  it('are found again, through all growth', () => {
    const lookup = createRecordLookup();
    const keys = Array.from({ length: 20_000 }, (_, record) => record * 7919 * 65_537);
    for (const [record, key] of keys.entries()) lookup.put(key, record);
    expect(keys.every((key, record) => lookup.find(key) === record)).toBe(true);
    expect(lookup.find(5)).toBe(-1);
  });

  it('of one hash are told apart by what they hold', () => {
    const groups = createRecordGroups();
    const values = Array.from({ length: 9000 }, (_, record) => record % 3000);
    const firsts = values.map((value, record) =>
      groups.findOrPut(value % 50, record, (other) => values[other] === value),
    );
    expect(firsts.slice(0, 3000).every((first) => first === -1)).toBe(true);
    expect(firsts.slice(3000).every((first, i) => first === i % 3000)).toBe(true);
  });
});

function scan(text: string, separator: number, chunk: number) {
  const rows: { line: number; cells: string[] }[] = [];
  const scanner = createRowScanner(separator, {
    row({ bytes, starts, ends, count, line }) {
      const cells = Array.from({ length: count }, (_, i) => bytesToText(bytes, starts[i], ends[i]));
      rows.push({ line, cells });
    },
    tooLong: (line) => rows.push({ line, cells: [] }),
  });
  const bytes = encodeUtf8(text);
  for (let at = 0; at < bytes.length; at += chunk) scanner.write(bytes.slice(at, at + chunk));
  scanner.end();
  return rows;
}

describe('rows of bytes', () => {
  it('are those that splitting the text would give, wherever chunks are cut', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'aé"\u0001 '), maxLength: 4 });
    const lines = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(
        lines,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 9 }),
        (rows, end, chunk) => {
          const text = rows.map((cells) => cells.join('\t')).join(end);
          const expected = rows
            .map((cells, i) => ({ line: i + 1, cells }))
            .filter(({ cells }) => cells.join('\t') !== '');
          expect(scan(text, TAB, chunk)).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('may have separators inside quotes, and lose a quote without losing the file', () => {
    expect(scan('"a;b";c;""\r\n"lost;x\r\nd;e', 59, 4).map(({ cells }) => cells)).toEqual([
      ['a;b', 'c', ''],
      ['"lost;x'],
      ['d', 'e'],
    ]);
  });
});

describe('numbers in bytes', () => {
  it('are read as they are written, and anything else is none', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9999, max: 9999 }), fc.constantFrom('.', ','), (tenths, point) => {
        const text = (tenths / 10).toFixed(1).replace('.', point);
        const bytes = encodeUtf8(text);
        expect(decimalNumber(bytes, 0, bytes.length)).toBeCloseTo(tenths / 10, 9);
      }),
    );
    const whole = (text: string) => wholeNumber(encodeUtf8(text), 0, text.length);
    expect(['20210616', '', '-1', '1.5', '2E+13', '9'.repeat(16)].map(whole)).toEqual([
      20_210_616, -1, -1, -1, -1, -1,
    ]);
    const decimal = (text: string) => decimalNumber(encodeUtf8(text), 0, text.length);
    expect(['', '-', '1.2.3', 'x'].map(decimal)).toEqual([NaN, NaN, NaN, NaN]);
    const nothing = (text: string) => isNothing(encodeUtf8(text), 0, text.length);
    expect(['', 'NA', 'NULL', '\\N', 'NAM', 'N'].map(nothing)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
