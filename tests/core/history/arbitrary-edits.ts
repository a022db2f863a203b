import fc from 'fast-check';
import type { TimelineDocument } from '../../../src/core/document/model.ts';
import type { DocumentDiff } from '../../../src/core/history/diff.ts';
import { editEvent } from '../../../src/core/history/edits/edit-event.ts';
import { addFigure, removeFigure, updateFigure } from '../../../src/core/history/edits/named-figures.ts';
import { removeEvents } from '../../../src/core/history/edits/remove-events.ts';
import { renameDocument } from '../../../src/core/history/edits/rename-document.ts';
import { setView } from '../../../src/core/history/edits/set-view.ts';
import { starEvents } from '../../../src/core/history/edits/star-events.ts';
import type { EditName } from '../../../src/core/history/history.ts';

/** An edit that can be tried on any document. */
export interface AnyEdit {
  readonly name: EditName;
  readonly gesture: string | null;
  readonly make: (document: TimelineDocument) => DocumentDiff;
}

const eventIds = fc.subarray(['event-0', 'event-1', 'event-2', 'event-3', 'gone']);
const eventId = fc.constantFrom('event-0', 'event-1', 'event-2', 'gone');
const text = fc.string({ unit: 'grapheme', maxLength: 6 });

const star = fc.tuple(eventIds, fc.boolean()).map(([ids, starred]) => ({
  name: starred ? ('star' as const) : ('unstar' as const),
  make: (document: TimelineDocument) => starEvents(document, ids, starred),
}));
const rename = fc.tuple(fc.constantFrom('en', 'ar', 'fr'), text).map(([language, title]) => ({
  name: 'rename-document' as const,
  make: (document: TimelineDocument) => renameDocument(document, language, title),
}));
const edit = fc
  .tuple(
    eventId,
    fc.record(
      {
        title: text.map((en) => ({ en })),
        date: fc.constantFrom('2021-06-16', '1985/..'),
        summary: fc.constantFrom(undefined, { en: 'x' }),
        importance: fc.constantFrom(undefined, 0.5),
        topics: fc.constant(undefined),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([id, changes]) => ({
    name: 'edit-event' as const,
    make: (document: TimelineDocument) => editEvent(document, id, changes),
  }));
const remove = eventIds.map((ids) => ({
  name: 'remove-events' as const,
  make: (document: TimelineDocument) => removeEvents(document, ids),
}));
const view = fc.constantFrom(undefined, { lanes: 'actor' as const }, { language: 'ar' }).map((to) => ({
  name: 'set-view' as const,
  make: (document: TimelineDocument) => setView(document, to),
}));
const figure = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 100, max: 2000 }), fc.nat({ max: 2 }))
  .map(([id, width, act]) => ({
    name: (['add-figure', 'update-figure', 'remove-figure'] as const)[act]!,
    make: (document: TimelineDocument): DocumentDiff => {
      const named = { id, name: { en: id }, options: { width } };
      const taken = document.figures?.some((one) => one.id === id) ?? false;
      if (act === 0) return taken ? {} : addFigure(document, named);
      return act === 1 ? updateFigure(document, named) : removeFigure(document, id);
    },
  }));

export const arbitraryEdits: fc.Arbitrary<AnyEdit[]> = fc.array(
  fc
    .tuple(
      fc.oneof<fc.Arbitrary<Omit<AnyEdit, 'gesture'>>[]>(star, rename, edit, remove, view, figure),
      fc.constantFrom(null, null, 'drag'),
    )
    .map(([made, gesture]) => ({ ...made, gesture })),
  { maxLength: 12 },
);
