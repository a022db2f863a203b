import { describe, expect, it } from 'vitest';
import { markedPieces } from '../../../src/renderer/timeline/marked-pieces.ts';

describe('marked words of a search', () => {
  it('are cut out wherever they stand, without case', () => {
    expect(markedPieces('Cyber talks on cyber', ['cyber'])).toEqual([
      { text: 'Cyber', marked: true },
      { text: ' talks on ', marked: false },
      { text: 'cyber', marked: true },
    ]);
  });

  it('may hold signs that patterns know', () => {
    expect(markedPieces('a (b+c) d', ['(b+c)']).filter(({ marked }) => marked)).toEqual([
      { text: '(b+c)', marked: true },
    ]);
  });

  it('leave a text whole where nothing is looked for', () => {
    expect(markedPieces('القمة', ['', ''])).toEqual([{ text: 'القمة', marked: false }]);
  });
});
