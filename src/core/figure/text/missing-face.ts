/**
 * The face for characters that no font has: a box with the code point in hexadecimal, so that a reader sees that
 * something is missing and an editor can tell what. Glyph ids are code points.
 */
import type { FontFace } from './fonts.ts';

const UNITS = 1000;
const PIXEL = 50;
const DIGIT_WIDTH = 3 * PIXEL;
const DIGIT_HEIGHT = 5 * PIXEL;
const BORDER = 40;
const BEARING = 40;
const BASELINE = -20;

/** Digits in a grid of three by five, a row per entry, the leftmost pixel in the highest bit. */
const DIGITS: readonly (readonly number[])[] = [
  [7, 5, 5, 5, 7],
  [2, 6, 2, 2, 7],
  [7, 1, 7, 4, 7],
  [7, 1, 7, 1, 7],
  [5, 5, 7, 1, 1],
  [7, 4, 7, 1, 7],
  [7, 4, 7, 5, 7],
  [7, 1, 1, 1, 1],
  [7, 5, 7, 5, 7],
  [7, 5, 7, 1, 7],
  [7, 5, 7, 5, 5],
  [6, 5, 6, 5, 6],
  [7, 4, 4, 4, 7],
  [6, 5, 5, 5, 6],
  [7, 4, 7, 4, 7],
  [7, 4, 7, 4, 4],
];

export const missingFace: FontFace = {
  key: 'missing',
  family: 'missing',
  weight: 400,
  unitsPerEm: UNITS,
  ascent: 0.8,
  descent: 0.1,
  outline: drawBox,
  advance: (codePoint) => boxWidth(codePoint) + 2 * BEARING,
};

function digitsOf(codePoint: number): string {
  return codePoint.toString(16).padStart(codePoint > 0xffff ? 6 : 4, '0');
}

function boxWidth(codePoint: number): number {
  const columns = digitsOf(codePoint).length / 2;
  return columns * (DIGIT_WIDTH + PIXEL) + PIXEL + 2 * BORDER;
}

function drawBox(codePoint: number): string {
  const digits = digitsOf(codePoint);
  const columns = digits.length / 2;
  const width = boxWidth(codePoint);
  const height = 2 * (DIGIT_HEIGHT + PIXEL) + PIXEL + 2 * BORDER;
  const top = BASELINE + height;
  let path = rectangle(BEARING, BASELINE, width, height);
  path += hole(BEARING + BORDER, BASELINE + BORDER, width - 2 * BORDER, height - 2 * BORDER);
  [...digits].forEach((digit, index) => {
    const x = BEARING + BORDER + PIXEL + (index % columns) * (DIGIT_WIDTH + PIXEL);
    const y = top - BORDER - PIXEL - Math.floor(index / columns) * (DIGIT_HEIGHT + PIXEL);
    path += drawDigit(DIGITS[Number.parseInt(digit, 16)] ?? [], x, y);
  });
  return path;
}

function drawDigit(rows: readonly number[], x: number, top: number): string {
  let path = '';
  rows.forEach((row, line) => {
    for (let column = 0; column < 3; column += 1) {
      if ((row & (4 >> column)) === 0) continue;
      path += rectangle(x + column * PIXEL, top - (line + 1) * PIXEL, PIXEL, PIXEL);
    }
  });
  return path;
}

function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${x},${y}L${x + width},${y}L${x + width},${y + height}L${x},${y + height}Z`;
}

/** Wound the other way, so that it stays empty under the non-zero rule. */
function hole(x: number, y: number, width: number, height: number): string {
  return `M${x},${y}L${x},${y + height}L${x + width},${y + height}L${x + width},${y}Z`;
}
