/** The bundled timeline as a figure, composed as the app composes it. */
import { readFile } from 'node:fs/promises';
import { parseDocument } from '../../../src/core/document/open.ts';
import type { TimelineDocument } from '../../../src/core/document/model.ts';
import { composeFigure, type Composition } from '../../../src/core/figure/compose/compose-figure.ts';
import type { FigureOptions } from '../../../src/core/figure/contract.ts';
import { defaultFigureOptions } from '../../../src/core/figure/default-options.ts';
import { buildFigureWords } from '../../../src/i18n/figure-words.ts';
import { matchLanguage } from '../../../src/i18n/languages.ts';
import { textEngine } from './sample-scene.ts';

export async function openGeneva(): Promise<TimelineDocument> {
  const opened = parseDocument(await readFile('resources/timelines/geneva-2021.communique', 'utf8'));
  if (!opened.ok) throw new Error(`The bundled timeline does not open: ${JSON.stringify(opened.problems)}`);
  return opened.document;
}

export async function composeGeneva(chosen: Partial<FigureOptions> = {}): Promise<Composition> {
  const document = await openGeneva();
  const options = { ...defaultFigureOptions(document, chosen.language ?? 'en'), ...chosen };
  const words = buildFigureWords(matchLanguage([options.language]), options);
  return composeFigure({ document, options }, await textEngine(), words);
}
