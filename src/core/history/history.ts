import type { TimelineDocument } from '../document/model.ts';
import { applyDiff, isEmptyDiff, mergeDiffs, reverseDiff, type DocumentDiff } from './diff.ts';

/** What the user did, for the menu to say what is undone (`history.<name>` in the interface's words). */
export type EditName =
  | 'star'
  | 'unstar'
  | 'add-figure'
  | 'update-figure'
  | 'remove-figure'
  | 'rename-document'
  | 'edit-event'
  | 'remove-events'
  | 'set-view';

/** One thing that undo takes back: the diffs of it, in the order in which they were made. */
export interface Step {
  readonly name: EditName;
  /** Changes of one gesture (a drag, typing in one field) are one step. */
  readonly gesture: string | null;
  readonly diffs: readonly DocumentDiff[];
}

/** A document with how it came about. A plain value: each edit, undo and redo gives a new one. */
export interface History {
  readonly document: TimelineDocument;
  /** Oldest first. */
  readonly past: readonly Step[];
  /** Next to be redone first. */
  readonly future: readonly Step[];
  /** The step after which the document was last saved (null: before the first), or `lost` if undo cannot lead there. */
  readonly saved: Step | null | 'lost';
}

/** Steps that are kept; older ones can no longer be undone. */
const MOST_STEPS = 1000;

export function createHistory(document: TimelineDocument): History {
  return { document, past: [], future: [], saved: null };
}

/** Applies a change as a step of its own, or into the last one if both belong to the same gesture. */
export function commit(
  history: History,
  name: EditName,
  diff: DocumentDiff,
  gesture: string | null = null,
): History {
  if (isEmptyDiff(diff)) return history;
  const document = applyDiff(history.document, diff);
  const last = history.past.at(-1);
  if (last !== undefined && gesture !== null && continues(history, last, name, gesture)) {
    const past = [...history.past.slice(0, -1), extend(last, diff)];
    return { document, past, future: [], saved: history.saved };
  }
  const step: Step = { name, gesture, diffs: [diff] };
  const past = [...history.past, step].slice(-MOST_STEPS);
  return { document, past, future: [], saved: savedAfter(history, past) };
}

/** A saved state stays a state of its own, and what follows an undo is a new thought. */
function continues(history: History, last: Step, name: EditName, gesture: string): boolean {
  const open = history.future.length === 0 && last !== history.saved;
  return open && last.gesture === gesture && last.name === name;
}

/** What undo must not take back, as where one last looked: the document changes, the steps do not. */
export function commitSilently(history: History, diff: DocumentDiff): History {
  if (isEmptyDiff(diff)) return history;
  return { ...history, document: applyDiff(history.document, diff) };
}

/** Ends a gesture: the next change is a step of its own, whatever its gesture is called. */
export function closeGesture(history: History): History {
  const last = history.past.at(-1);
  if (last === undefined || last.gesture === null) return history;
  const closed: Step = { ...last, gesture: null };
  return {
    ...history,
    past: [...history.past.slice(0, -1), closed],
    saved: history.saved === last ? closed : history.saved,
  };
}

export function undo(history: History): History {
  const step = history.past.at(-1);
  if (step === undefined) return history;
  const document = step.diffs.reduceRight(
    (current, diff) => applyDiff(current, reverseDiff(diff)),
    history.document,
  );
  return { ...history, document, past: history.past.slice(0, -1), future: [step, ...history.future] };
}

export function redo(history: History): History {
  const [step, ...future] = history.future;
  if (step === undefined) return history;
  const document = step.diffs.reduce(applyDiff, history.document);
  return { ...history, document, past: [...history.past, step], future };
}

/** Tells the history that the document as it is now was written to its file. */
export function markSaved(history: History): History {
  return { ...history, saved: history.past.at(-1) ?? null };
}

/** Whether the document differs from its file by what can be undone or redone. */
export function isEdited(history: History): boolean {
  return (history.past.at(-1) ?? null) !== history.saved;
}

function extend(step: Step, diff: DocumentDiff): Step {
  const merged = mergeDiffs(step.diffs.at(-1)!, diff);
  const diffs = merged === null ? [...step.diffs, diff] : [...step.diffs.slice(0, -1), merged];
  return { ...step, diffs };
}

/** A new step drops the future, and a long history its oldest steps: the saved state may be among these. */
function savedAfter({ past: before, saved }: History, past: readonly Step[]): History['saved'] {
  if (saved === null) return past.length > before.length ? null : 'lost';
  return saved !== 'lost' && past.includes(saved) ? saved : 'lost';
}
