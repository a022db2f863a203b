import { describe, expect, test } from 'vitest';
import { EVENT_KINDS } from '../../../src/core/document/model.ts';
import { KIND_SHAPES } from '../../../src/core/theme/shapes.ts';
import { THEMES, type Theme } from '../../../src/core/theme/tokens.ts';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(THEMES))('in the %s theme', (_, theme: Theme) => {
  const grounds = [theme.paper, theme.surface];

  test('text of all three inks can be read on paper and on surface', () => {
    for (const ink of [theme.ink, theme.ink2, theme.ink3, theme.accent, theme.danger])
      for (const ground of grounds) expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test('text can be read on the accent', () => {
    expect(contrast(theme.onAccent, theme.accent)).toBeGreaterThanOrEqual(4.5);
  });

  test('borders of controls can be made out', () => {
    for (const ground of grounds) expect(contrast(theme.border, ground)).toBeGreaterThanOrEqual(3);
  });

  test.each(EVENT_KINDS)('the mark of a %s stands out, also as text and on its own tint', (kind) => {
    const { mark, tint } = theme.kind[kind];
    for (const ground of [...grounds, tint]) expect(contrast(mark, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.ink, tint)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.ink2, tint)).toBeGreaterThanOrEqual(4.5);
  });
});

test('each kind has a shape of its own, so that colour is never alone', () => {
  expect(new Set(Object.values(KIND_SHAPES)).size).toBe(EVENT_KINDS.length);
});
