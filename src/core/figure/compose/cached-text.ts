import type { Paragraph, TextEngine } from '../text/text.ts';

/** Paragraphs that are kept: a figure is laid out several ways, and again at every change of its settings. */
const MOST_KEPT = 6000;

const caches = new WeakMap<TextEngine, Map<string, Paragraph>>();

/** The same engine, remembering what it has set. */
export function withCache(engine: TextEngine): TextEngine {
  let known = caches.get(engine);
  if (!known) caches.set(engine, (known = new Map()));
  const kept = known;
  return {
    missing: engine.missing,
    measure: (text, style, options) => engine.measure(text, style, options),
    paragraph(text, style, options) {
      const { direction, language, maxWidth = '', maxLines = '' } = options;
      const key = [
        style.family,
        style.weight,
        style.size,
        direction,
        language,
        maxWidth,
        maxLines,
        text,
      ].join(' ');
      const found = kept.get(key);
      if (found) return found;
      if (kept.size >= MOST_KEPT) kept.clear();
      const paragraph = engine.paragraph(text, style, options);
      kept.set(key, paragraph);
      return paragraph;
    },
  };
}
