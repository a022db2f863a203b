import { buildDocumentIndex } from '../../src/core/document/document-index.ts';
import type { Filter } from '../../src/core/document/model.ts';
import {
  createSourceFor,
  openDocument,
  prepareDocument,
} from '../../src/renderer/source/create-source-for.ts';

/** Milliseconds: of one `JSON.parse`, of opening, to the first window answered, and of each question after that. */
export interface DocumentTimes {
  readonly parsed: number;
  readonly opened: number;
  readonly firstAnswer: number;
  readonly search: readonly number[];
  readonly facets: readonly number[];
}

/** Words as they are typed: each prefix is a question. */
const TYPED = [
  'brezhnev',
  'paris conference',
  'king hussein',
  'ambassador egypt',
  'moscow summit',
  'recalled',
];
const CHOSEN: readonly Filter[] = ['visit', 'meeting', 'summit', 'other'].flatMap((kind): Filter[] =>
  ['travels', 'visits', 'missions'].map((topic) => ({ facets: { kind: [kind], topic: [topic] } })),
);

/** Opens `file` and asks of it what a reader would. */
export async function timeDocument(file: File): Promise<DocumentTimes> {
  const text = await file.text();
  const parsed = await timed(() => Promise.resolve(JSON.parse(text) as unknown));
  const bytes = new Uint8Array(await file.arrayBuffer());
  // As the app does while the file is being chosen.
  await prepareDocument();
  const began = performance.now();
  const result = await openDocument(bytes);
  if (!result.ok) throw new Error(`The document is refused: ${result.problems[0]?.code}`);
  const opened = performance.now() - began;
  const source = createSourceFor(buildDocumentIndex(result.document));
  await source.facets({}, ['kind']);
  const firstAnswer = performance.now() - began;
  const search: number[] = [];
  for (const words of TYPED)
    for (let end = 2; end <= words.length; end++)
      search.push(await timed(() => source.search(words.slice(0, end), {}, 50)));
  const facets: number[] = [];
  for (const filter of CHOSEN)
    facets.push(
      await timed(() => source.facets(filter, ['kind', 'actor', 'state', 'topic', 'place', 'source'])),
    );
  // The first question builds the text index: a cost of opening, not of typing.
  return { parsed, opened, firstAnswer, search: search.slice(1), facets };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
