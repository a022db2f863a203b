import { readFileSync } from 'node:fs';

/** The bundled Geneva timeline as text, and as JSON that a test may damage. */
export const genevaText = readFileSync(
  new URL('../../../resources/timelines/geneva-2021.communique', import.meta.url),
  'utf8',
);

/** JSON as a test changes it: records are reached by name without a check for each step. */
export interface LooseRecord {
  [key: string]: LooseValue;
}
export type LooseValue = string | number | boolean | null | LooseRecord | LooseValue[];

export type LooseDocument = LooseRecord &
  Record<'actors' | 'sources' | 'events' | 'relations', LooseRecord[]>;

/** The text of Geneva after `change`. */
export function changedGeneva(change: (document: LooseDocument) => void): string {
  const document = JSON.parse(genevaText) as LooseDocument;
  change(document);
  return JSON.stringify(document, null, 2);
}
