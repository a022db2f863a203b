export interface TextPiece {
  readonly text: string;
  readonly marked: boolean;
}

/** A text cut where words of a search stand in it, so that these can be marked; longest words first, without case. */
export function markedPieces(text: string, words: readonly string[]): readonly TextPiece[] {
  const wanted = [...new Set(words)].filter((word) => word !== '').sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return [{ text, marked: false }];
  const pattern = new RegExp(`(${wanted.map(escapePattern).join('|')})`, 'giu');
  return text
    .split(pattern)
    .map((piece, at) => ({ text: piece, marked: at % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

function escapePattern(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
