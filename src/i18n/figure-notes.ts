import { assertNever } from '../core/document/assert-never.ts';
import type { FigureNote } from '../core/figure/contract.ts';
import type { Translate } from './translate.ts';

/** What was done to make a figure fit, or could not be drawn, said for people. */
export function wordFigureNote(
  note: FigureNote,
  translate: Translate,
  languageName: (tag: string) => string,
): string {
  switch (note.type) {
    case 'missing-glyph':
      return translate('export.note-missing-glyph', {
        text: note.text,
        characters: note.characters.join(' '),
      });
    case 'fallback-language':
      return translate('export.note-fallback', {
        count: note.eventIds.length,
        language: languageName(note.language),
      });
    case 'shortened':
      return translate('export.note-shortened', { count: note.eventIds.length });
    case 'simplified':
      return translate('export.note-simplified', { count: note.eventIds.length });
    case 'smaller-text':
      return translate('export.note-smaller-text', { size: note.size });
    case 'hidden-relations':
      return translate('export.note-hidden-relations', { count: note.count });
    case 'parted-relations':
      return translate('export.note-parted-relations', { count: note.count });
    case 'unlisted-sources':
      return translate('export.note-unlisted-sources', { count: note.count });
    case 'grouped':
      return translate('export.note-grouped', { count: note.count, lane: note.lane });
    case 'numbered':
      return translate('export.note-numbered', { count: note.count });
    case 'outside-range':
      return translate('export.note-outside', { count: note.count });
    default:
      return assertNever(note);
  }
}
