import type { LanguageMap, TimelineDocument } from '../../document/model.ts';
import type { DocumentDiff } from '../diff.ts';

/** Gives the document another title in one language. An empty one takes that language away, but not the last. */
export function renameDocument(document: TimelineDocument, language: string, title: string): DocumentDiff {
  const { [language]: current, ...others } = document.title;
  const isLast = Object.keys(others).length === 0;
  if (title === (current ?? '') || (title === '' && isLast)) return {};
  const to: LanguageMap = title === '' ? others : { ...document.title, [language]: title };
  return { fields: { title: [document.title, to] } };
}
