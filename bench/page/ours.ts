import { mount } from 'svelte';
import { buildDocumentIndex } from '../../src/core/document/document-index.ts';
import type { Filter } from '../../src/core/document/model.ts';
import type { EventSource } from '../../src/core/table/event-source.ts';
import { importRows } from '../../src/renderer/import/import-client.ts';
import Harness from '../../tests/e2e/harness/timeline/Harness.svelte';
import { nextPaint } from './frames.ts';
import { syntheticBytes } from './synthetic.ts';

export interface Mounted {
  /** Milliseconds from the first byte to the table, and to the first painted frame with events. */
  readonly imported: number;
  readonly interactive: number;
}

/** Generates, imports and shows `count` rows, as the app does: the rows stay in their worker. */
export async function mountOurs(target: HTMLElement, count: number): Promise<Mounted> {
  const blob = new Blob([...syntheticBytes(count)] as BlobPart[]);
  const began = performance.now();
  const answer = await importRows([{ name: 'synthetic.tsv', blob }]);
  if (!answer?.ok) throw new Error(`Nothing imported: ${answer?.reason ?? 'cancelled'}`);
  const { source, document: catalog } = answer.opened;
  const imported = performance.now() - began;
  mount(Harness, {
    target,
    props: {
      source,
      index: buildDocumentIndex(catalog),
      language: 'en',
      lanes: 'root-code',
      colour: 'quad-class',
      onlanguage: () => undefined,
      onready: (harness: unknown) => Object.assign(window, { harness }),
    },
  });
  while (!target.querySelector('[role=option], .density-bars')) await nextPaint();
  await nextPaint();
  Object.assign(window, { ask: (what: string) => latency(source, what) });
  return { imported, interactive: performance.now() - began };
}

/** Milliseconds of one answer of the source. */
async function latency(source: EventSource, what: string): Promise<number> {
  const filter: Filter = { facets: { 'root-code': [what] } };
  const began = performance.now();
  if (/^\d+$/.test(what)) await source.facets(filter, ['kind', 'actor', 'root-code', 'quad-class']);
  else await source.search(what, {}, 50);
  return performance.now() - began;
}
