import { mount, unmount } from 'svelte';
import { buildDocumentIndex, type DocumentIndex } from '../../src/core/document/document-index.ts';
import { parseDocument } from '../../src/core/document/open.ts';
import { FACETS, type Filter } from '../../src/core/document/model.ts';
import { createDocumentSource } from '../../src/core/table/document-source.ts';
import type { EventSource } from '../../src/core/table/event-source.ts';
import { importRows, prepareImport } from '../../src/renderer/import/import-client.ts';
import geneva from '../../resources/timelines/geneva-2021.communique?raw';
import Harness from '../../tests/e2e/harness/timeline/Harness.svelte';
import { interactiveFrame, nextPaint } from './frames.ts';
import { syntheticBytes } from './synthetic.ts';

/**
 * Imports and shows `count` rows as the app does: the window is open at its first timeline, the worker was started
 * when the file was being chosen, and the rows stay in it. Milliseconds from the first byte to the first frame with
 * events that can be used.
 */
export async function mountOurs(target: HTMLElement, count: number): Promise<number> {
  const blob = new Blob([...syntheticBytes(count)] as BlobPart[]);
  const first = await showFirst(target);
  await prepareImport();
  const began = performance.now();
  const answer = await importRows([{ name: 'synthetic.tsv', blob }]);
  if (!answer?.ok) throw new Error(`Nothing imported: ${answer?.reason ?? 'cancelled'}`);
  const { source, document: catalog } = answer.opened;
  void unmount(first);
  // As the app does: the panel of facets is filled before the timeline asks.
  void source.facets({}, FACETS);
  show(target, source, buildDocumentIndex(catalog));
  while (!target.querySelector('[role=option], .density')) await nextPaint();
  const interactive = (await interactiveFrame()) - began;
  Object.assign(window, { ask: (what: string) => latency(source, what) });
  return interactive;
}

async function showFirst(target: HTMLElement): Promise<Record<string, unknown>> {
  const read = parseDocument(geneva);
  if (!read.ok) throw new Error(`The first timeline is refused: ${read.problems[0]?.code}`);
  const index = buildDocumentIndex(read.document);
  const shown = show(target, createDocumentSource(index), index);
  while (!target.querySelector('[role=option]')) await nextPaint();
  await interactiveFrame();
  return shown;
}

function show(target: HTMLElement, source: EventSource, index: DocumentIndex): Record<string, unknown> {
  return mount(Harness, {
    target,
    props: {
      source,
      index,
      language: 'en',
      lanes: 'root-code',
      colour: 'quad-class',
      onlanguage: () => undefined,
      onready: (harness: unknown) => Object.assign(window, { harness }),
    },
  });
}

/** Milliseconds of one answer of the source: of all facets that the window shows, or of a search. */
async function latency(source: EventSource, what: string): Promise<number> {
  const filter: Filter = { facets: { 'root-code': [what] } };
  const began = performance.now();
  if (/^\d+$/.test(what)) await source.facets(filter, FACETS);
  else await source.search(what, {}, 50);
  return performance.now() - began;
}
