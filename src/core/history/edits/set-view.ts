import type { SavedView, TimelineDocument } from '../../document/model.ts';
import type { DocumentDiff } from '../diff.ts';

/** Keeps with the document how it is looked at. */
export function setView(document: TimelineDocument, view: SavedView | undefined): DocumentDiff {
  if (document.view === view) return {};
  return { fields: { view: [document.view, view] } };
}
