import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimelineDocument } from '../../../src/core/document/model.ts';
import { parseDocument } from '../../../src/core/document/open.ts';
import { saveDocument } from '../../../src/core/document/save.ts';
import {
  applyDiff,
  isEmptyDiff,
  mergeDiffs,
  reverseDiff,
  type DocumentDiff,
} from '../../../src/core/history/diff.ts';
import { editEvent } from '../../../src/core/history/edits/edit-event.ts';
import { keepEvents } from '../../../src/core/history/edits/keep-events.ts';
import { addFigure, removeFigure, updateFigure } from '../../../src/core/history/edits/named-figures.ts';
import { removeEvents } from '../../../src/core/history/edits/remove-events.ts';
import { renameDocument } from '../../../src/core/history/edits/rename-document.ts';
import { starEvents } from '../../../src/core/history/edits/star-events.ts';
import { withoutFields } from '../../../src/core/history/without-fields.ts';
import { arbitraryDocument } from '../document/arbitrary-document.ts';
import { genevaText } from '../document/geneva.ts';
import { arbitraryEdits } from './arbitrary-edits.ts';

const geneva = JSON.parse(genevaText) as TimelineDocument;
const summit = (document: TimelineDocument) => document.events.find(({ id }) => id === 'summit');

describe('diffs', () => {
  it('merge into one that does the same, where they merge', () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryEdits, (document, edits) => {
        let current = document;
        let merged: DocumentDiff | null = null;
        for (const { make } of edits) {
          const diff = make(current);
          const both: DocumentDiff | null = merged === null ? diff : mergeDiffs(merged, diff);
          if (both === null) return;
          merged = both;
          current = applyDiff(current, diff);
          expect(applyDiff(document, merged)).toEqual(current);
          expect(applyDiff(current, reverseDiff(merged))).toEqual(document);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('put removed records back between those that stayed', () => {
    const ids = ['biden-response-in-kind', 'summit', 'putin-constructive', 'cybersecurity-consultations'];
    const diff = removeEvents(geneva, ids);
    const without = applyDiff(geneva, diff);
    expect(without.events).toHaveLength(11);
    expect(applyDiff(without, reverseDiff(diff))).toEqual(geneva);
  });
});

describe('starring', () => {
  it('sets a star and takes the field away with it', () => {
    const starred = applyDiff(geneva, starEvents(geneva, ['summit'], true));
    expect(summit(starred)?.starred).toBe(true);
    expect(applyDiff(starred, starEvents(starred, ['summit'], false))).toEqual(geneva);
  });

  it('touches only events that change', () => {
    const starred = applyDiff(geneva, starEvents(geneva, ['summit'], true));
    const diff = starEvents(starred, ['summit', 'putin-constructive'], true);
    expect(diff.events?.updated.map(([from]) => from.id)).toEqual(['putin-constructive']);
  });
});

describe('editing an event', () => {
  it('sets fields, takes away those given as undefined and keeps the rest', () => {
    const document = applyDiff(
      geneva,
      editEvent(geneva, 'summit', { importance: 0.3, place: undefined, goldstein: 0 }),
    );
    const rest = withoutFields(summit(geneva)!, 'place');
    expect(summit(document)).toEqual({ ...rest, importance: 0.3, goldstein: 0 });
    expect(summit(document)).not.toHaveProperty('place');
  });

  it('changes nothing if the values are those that stand there', () => {
    expect(isEmptyDiff(editEvent(geneva, 'summit', { importance: 1, starred: undefined }))).toBe(true);
  });

  it('refuses what is no date', () => {
    expect(() => editEvent(geneva, 'summit', { date: '2021-02-30' })).toThrow('Not a date: 2021-02-30');
  });
});

describe('removing events', () => {
  it('removes the relations that they had', () => {
    const document = applyDiff(geneva, removeEvents(geneva, ['summit']));
    expect(document.events).toHaveLength(14);
    expect(document.relations.map(({ type }) => type)).toEqual(['announces', 'announces', 'responds-to']);
  });
});

describe('renaming a document', () => {
  it('changes the title in one language', () => {
    const { title } = applyDiff(geneva, renameDocument(geneva, 'fr', 'Sommet de Genève'));
    expect(title).toEqual({ ...geneva.title, fr: 'Sommet de Genève' });
  });

  it('takes a language away with an empty title, but leaves the last one', () => {
    const english = applyDiff(geneva, renameDocument(geneva, 'ar', ''));
    expect(english.title).toEqual({ en: geneva.title['en'] });
    expect(isEmptyDiff(renameDocument(english, 'en', ''))).toBe(true);
  });
});

describe('named figures', () => {
  const figure = { id: 'a', name: { en: 'For the page' }, options: { width: 680 } };

  it('are added behind the others, changed in place and removed', () => {
    const one = applyDiff(geneva, addFigure(geneva, figure));
    const two = applyDiff(one, addFigure(one, { ...figure, id: 'b' }));
    const wide = applyDiff(two, updateFigure(two, { ...figure, options: { width: 1200 } }));
    expect(wide.figures?.map(({ id, options }) => `${id} ${options.width}`)).toEqual(['a 1200', 'b 680']);
    expect(applyDiff(wide, removeFigure(wide, 'a')).figures?.map(({ id }) => id)).toEqual(['b']);
  });

  it('are saved and read again', () => {
    const document = applyDiff(geneva, addFigure(geneva, figure));
    const result = parseDocument(saveDocument(document));
    expect(result).toEqual({ ok: true, document, problems: [], isAsWritten: true });
  });

  it('refuse an id that is taken, and pass over one that is not there', () => {
    const document = applyDiff(geneva, addFigure(geneva, figure));
    expect(() => addFigure(document, figure)).toThrow('There is already a figure of the id: a');
    expect(isEmptyDiff(updateFigure(geneva, figure))).toBe(true);
    expect(isEmptyDiff(removeFigure(geneva, 'a'))).toBe(true);
  });
});

describe('keeping events as a document', () => {
  it('takes what the events name, and the states of those who act in them', () => {
    const kept = keepEvents(geneva, ['putin-cybersecurity', 'cybersecurity-consultations', 'gone'], {
      en: 'Cyber',
    });
    expect(kept.title).toEqual({ en: 'Cyber' });
    expect(kept.events.map(({ id }) => id)).toEqual(['putin-cybersecurity', 'cybersecurity-consultations']);
    expect(kept.relations.map(({ id }) => id)).toEqual(['putin-announces-consultations']);
    expect(kept.actors.map(({ id }) => id)).toEqual(['putin', 'united-states', 'russia']);
    expect(kept.topics.map(({ id }) => id)).toEqual(['cybersecurity']);
    expect(kept.places).toEqual([]);
    expect(kept.sources.map(({ id }) => id)).toEqual(['press-report']);
  });

  it('gives a valid document, whatever is kept of any document', () => {
    const someIds = fc.subarray(['event-0', 'event-1', 'event-2', 'event-3']);
    fc.assert(
      fc.property(arbitraryDocument, someIds, (document, ids) => {
        const kept = keepEvents(document, ids, document.title);
        expect(parseDocument(saveDocument(kept))).toEqual({
          ok: true,
          document: kept,
          problems: [],
          isAsWritten: true,
        });
      }),
    );
  });
});
