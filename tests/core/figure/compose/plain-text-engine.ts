import type { Line, TextEngine, TextStyle } from '../../../../src/core/figure/text/text.ts';

/** Every character is half as wide as it is high, and lines break at spaces: enough to test a layout by. */
export function plainTextEngine(): TextEngine {
  const widthOf = (text: string, style: TextStyle): number => [...text].length * style.size * 0.5;
  const lineOf = (text: string, style: TextStyle, rightToLeft: boolean): Line => ({
    text,
    rightToLeft,
    runs: [],
    width: widthOf(text, style),
    ascent: style.size,
    descent: style.size * 0.3,
  });
  return {
    missing: new Set(),
    measure: (text, style) => widthOf(text, style),
    paragraph(text, style, { direction, maxWidth = Infinity, maxLines = Infinity }) {
      const all = wrap(text, (line) => widthOf(line, style) <= maxWidth);
      const kept = all.slice(0, maxLines);
      const lines = kept.map((line) => lineOf(line, style, direction === 'rtl'));
      return {
        lines,
        width: Math.max(0, ...lines.map(({ width }) => width)),
        shortened: kept.length < all.length,
      };
    },
  };
}

function wrap(text: string, fits: (line: string) => boolean): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) line = longer;
    else {
      if (line !== '') lines.push(line);
      line = breakWord(word, fits, lines);
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** A word too long for a line is cut wherever it must be; gives what is left for the last line. */
function breakWord(word: string, fits: (line: string) => boolean, lines: string[]): string {
  let rest = '';
  for (const character of word) {
    if (rest !== '' && !fits(rest + character)) {
      lines.push(rest);
      rest = character;
    } else rest += character;
  }
  return rest;
}
