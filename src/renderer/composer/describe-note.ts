import { assertNever } from '../../core/document/assert-never.ts';
import type { FigureNote } from '../../core/figure/contract.ts';
import type { AppState } from '../state/app.svelte.ts';

/** What was done to make the figure fit, said for people. */
export function describeNote(app: AppState, note: FigureNote): string {
  switch (note.type) {
    case 'missing-glyph':
      return app.t('export.note-missing-glyph', { text: note.text, characters: note.characters.join(' ') });
    case 'fallback-language':
      return app.t('export.note-fallback', {
        count: note.eventIds.length,
        language: app.languageName(note.language),
      });
    case 'shortened':
      return app.t('export.note-shortened', { count: note.eventIds.length });
    case 'simplified':
      return app.t('export.note-simplified', { count: note.eventIds.length });
    case 'smaller-text':
      return app.t('export.note-smaller-text', { size: note.size });
    case 'hidden-relations':
      return app.t('export.note-hidden-relations', { count: note.count });
    case 'grouped':
      return app.t('export.note-grouped', { count: note.count, lane: app.laneName(note.laneId) });
    case 'outside-range':
      return app.t('export.note-outside', { count: note.count });
    default:
      return assertNever(note);
  }
}
