import type { NamedFigure, TimelineDocument } from '../../document/model.ts';
import type { DocumentDiff } from '../diff.ts';

/** Adds a figure behind the others. Its id must be free. */
export function addFigure(document: TimelineDocument, figure: NamedFigure): DocumentDiff {
  const figures = document.figures ?? [];
  if (figures.some(({ id }) => id === figure.id))
    throw new Error(`There is already a figure of the id: ${figure.id}`);
  return changeFigures(document, [...figures, figure]);
}

/** Puts a figure in the place of the one that has its id; nothing happens if there is none. */
export function updateFigure(document: TimelineDocument, figure: NamedFigure): DocumentDiff {
  const figures = document.figures ?? [];
  if (!figures.some(({ id }) => id === figure.id)) return {};
  return changeFigures(
    document,
    figures.map((one) => (one.id === figure.id ? figure : one)),
  );
}

export function removeFigure(document: TimelineDocument, id: string): DocumentDiff {
  const figures = document.figures ?? [];
  const kept = figures.filter((figure) => figure.id !== id);
  return kept.length === figures.length ? {} : changeFigures(document, kept);
}

function changeFigures(document: TimelineDocument, to: readonly NamedFigure[]): DocumentDiff {
  return { fields: { figures: [document.figures, to] } };
}
