import { assertNever } from '../core/document/assert-never.ts';
import type { FigureNote } from '../core/figure/contract.ts';
import type { MessageKey } from '../i18n/languages.ts';
import type { Terminal } from './command.ts';

const NOTES = {
  'missing-glyph': 'cli.note.missing-glyph',
  'fallback-language': 'cli.note.fallback-language',
  shortened: 'cli.note.shortened',
  grouped: 'cli.note.grouped',
  'outside-range': 'cli.note.outside-range',
  simplified: 'figure.note.simplified',
  'smaller-text': 'figure.note.smaller-text',
  'hidden-relations': 'figure.note.hidden-relations',
} as const satisfies Record<FigureNote['type'], MessageKey>;

/** A line on what was done to make the figure fit, or could not be drawn. */
export function wordNote(note: FigureNote, { translate }: Terminal): string {
  const key = NOTES[note.type];
  switch (note.type) {
    case 'missing-glyph':
      return translate(key, { characters: note.characters.join(' '), text: note.text });
    case 'fallback-language':
      return translate(key, { count: note.eventIds.length, language: note.language });
    case 'shortened':
      return translate(key, { count: note.eventIds.length });
    case 'grouped':
      return translate(key, { count: note.count, lane: note.laneId });
    case 'outside-range':
    case 'hidden-relations':
      return translate(key, { count: note.count });
    case 'simplified':
      return translate(key, { count: note.eventIds.length });
    case 'smaller-text':
      return translate(key, { size: note.size });
    default:
      return assertNever(note);
  }
}
