import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimelineDocument } from '../../../src/core/document/model.ts';
import { parseDocument } from '../../../src/core/document/open.ts';
import { saveDocument } from '../../../src/core/document/save.ts';
import { editEvent } from '../../../src/core/history/edits/edit-event.ts';
import { setView } from '../../../src/core/history/edits/set-view.ts';
import { starEvents } from '../../../src/core/history/edits/star-events.ts';
import {
  closeGesture,
  commit,
  commitSilently,
  createHistory,
  isEdited,
  markSaved,
  redo,
  undo,
  type History,
} from '../../../src/core/history/history.ts';
import { arbitraryDocument } from '../document/arbitrary-document.ts';
import { genevaText } from '../document/geneva.ts';
import { arbitraryEdits, type AnyEdit } from './arbitrary-edits.ts';

const geneva = JSON.parse(genevaText) as TimelineDocument;

const apply = (history: History, { name, gesture, make }: AnyEdit): History =>
  commit(history, name, make(history.document), gesture);

const star = (history: History, id: string, gesture: string | null = null): History =>
  commit(history, 'star', starEvents(history.document, [id], true), gesture);

function weigh(history: History, importance: number, gesture: string | null): History {
  return commit(history, 'edit-event', editEvent(history.document, 'summit', { importance }), gesture);
}

function undoAll(history: History): History {
  let current = history;
  while (current.past.length > 0) current = undo(current);
  return current;
}

function redoAll(history: History): History {
  let current = history;
  while (current.future.length > 0) current = redo(current);
  return current;
}

describe('undo and redo', () => {
  it('lead through any edits back to the first document and forth to the last', () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryEdits, (document, edits) => {
        const done = edits.reduce(apply, createHistory(document));
        const undone = undoAll(done);
        expect(undone.document).toEqual(document);
        expect(saveDocument(undone.document)).toBe(saveDocument(document));
        expect(redoAll(undone).document).toEqual(done.document);
      }),
      { numRuns: 300 },
    );
  });

  it('give back each state on the way', () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryEdits, (document, edits) => {
        let history = createHistory(document);
        const states = [history.document];
        for (const edit of edits) {
          const next = apply(history, { ...edit, gesture: null });
          if (next !== history) states.push(next.document);
          history = next;
        }
        for (const state of states.toReversed()) {
          expect(history.document).toEqual(state);
          history = undo(history);
        }
      }),
    );
  });

  it('leave a valid document after any edits', () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryEdits, (document, edits) => {
        const { document: edited } = edits.reduce(apply, createHistory(document));
        const result = parseDocument(saveDocument(edited));
        expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
    );
  });

  it('never change a document that was given out', () => {
    const before = structuredClone(geneva);
    undo(star(createHistory(geneva), 'summit'));
    expect(geneva).toEqual(before);
  });

  it('keep the objects of records that did not change', () => {
    const { document } = star(createHistory(geneva), 'summit');
    expect(document.actors).toBe(geneva.actors);
    expect(document.events[0]).toBe(geneva.events[0]);
  });

  it('do nothing at their ends', () => {
    const history = createHistory(geneva);
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });

  it('forget the future when another way is taken', () => {
    const history = star(undo(star(createHistory(geneva), 'summit')), 'biden-red-lines');
    expect(history.future).toEqual([]);
    expect(history.past).toHaveLength(1);
  });
});

describe('steps', () => {
  it('are not made by an edit that changes nothing', () => {
    const history = star(createHistory(geneva), 'summit');
    expect(star(history, 'summit')).toBe(history);
    expect(star(history, 'no-such-event')).toBe(history);
  });

  it('take all changes of a gesture together', () => {
    let history = createHistory(geneva);
    for (let tenth = 1; tenth < 10; tenth++) history = weigh(history, tenth / 10, 'drag 1');
    expect(history.past).toHaveLength(1);
    expect(history.past[0]!.diffs).toHaveLength(1);
    expect(undo(history).document).toEqual(geneva);
    expect(redo(undo(history)).document).toEqual(history.document);
  });

  it('end with their gesture, with another edit, with saving and with an undo', () => {
    const history = weigh(createHistory(geneva), 0.1, 'drag');
    expect(weigh(history, 0.2, 'other').past).toHaveLength(2);
    expect(weigh(history, 0.2, null).past).toHaveLength(2);
    expect(weigh(closeGesture(history), 0.2, 'drag').past).toHaveLength(2);
    expect(weigh(markSaved(history), 0.2, 'drag').past).toHaveLength(2);
    expect(star(history, 'summit', 'drag').past).toHaveLength(2);
    expect(weigh(undo(weigh(history, 0.3, null)), 0.2, 'drag').past).toHaveLength(2);
  });

  it('are not made by silent changes, which undo leaves alone', () => {
    const view = { lanes: 'actor' } as const;
    const starred = star(createHistory(geneva), 'summit');
    const history = commitSilently(starred, setView(starred.document, view));
    expect(history.past).toHaveLength(1);
    expect(undo(history).document).toEqual({ ...geneva, view });
  });

  it('are kept a thousand deep', () => {
    let history = createHistory(geneva);
    for (let count = 1; count <= 1100; count++) history = weigh(history, count / 1100, null);
    expect(history.past).toHaveLength(1000);
    expect(isEdited(undoAll(history))).toBe(true);
  });
});

describe('whether a document is edited', () => {
  it('follows edits, undo, redo and saving', () => {
    let history = createHistory(geneva);
    const seen = [isEdited(history)];
    for (const act of [
      (now: History) => star(now, 'summit'),
      undo,
      redo,
      markSaved,
      undo,
      redo,
      closeGesture,
    ] as const)
      seen.push(isEdited((history = act(history))));
    expect(seen).toEqual([false, true, false, true, false, true, false, false]);
  });

  it('stays so when the saved state was on a way that was left', () => {
    const saved = markSaved(star(createHistory(geneva), 'summit'));
    const history = star(undo(saved), 'biden-red-lines');
    expect(isEdited(history)).toBe(true);
    expect(isEdited(undo(history))).toBe(true);
  });

  it('is not a matter of the view', () => {
    const history = createHistory(geneva);
    expect(isEdited(commitSilently(history, setView(geneva, { lanes: 'place' })))).toBe(false);
  });
});
