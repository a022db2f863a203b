/** A figure of a timeline as a picture: captured from the DOM, as peers do it, and drawn anew, as we do. */
import { toBlob } from 'html-to-image';
import { domToBlob } from 'modern-screenshot';
import { DataSet } from 'vis-data';
import { Timeline } from 'vis-timeline';
import 'vis-timeline/styles/vis-timeline-graph2d.css';
import type { TimelineDocument, TimelineEvent } from '../../src/core/document/model.ts';
import { defaultFigureOptions } from '../../src/core/figure/default-options.ts';
import type { FigureFormat } from '../../src/core/figure/formats.ts';
import { renderFigure } from '../../src/renderer/figure/figure-client.ts';
import { nextPaint } from './frames.ts';
import { syntheticEvents, timeOf } from './synthetic.ts';

/** Pixels to a px, as for a picture in print. */
const SCALE = 2;

const CAPTURES = {
  'modern-screenshot': (target: HTMLElement) => domToBlob(target, { scale: SCALE }),
  'html-to-image': (target: HTMLElement) => toBlob(target, { pixelRatio: SCALE }),
};
export type CaptureTool = keyof typeof CAPTURES;

export interface Picture {
  /** Milliseconds. */
  readonly time: number;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

/** vis-timeline as high as its items, of which all are there: in lanes it would lay out only those on the screen. */
function showWhole(target: HTMLElement, count: number): void {
  const items = [...syntheticEvents(count)].map((event, id) => ({
    id,
    start: timeOf(event),
    content: `${event.actor1} ${event.code} ${event.actor2}`,
  }));
  new Timeline(target, new DataSet(items), {});
}

/** Puts all events on the page, whole, before the capture's time begins. */
export async function captureVis(target: HTMLElement, count: number, tool: CaptureTool): Promise<Picture> {
  target.style.blockSize = 'auto';
  showWhole(target, count);
  await untilSettled(target);
  const began = performance.now();
  const blob = await CAPTURES[tool](target);
  const time = performance.now() - began;
  if (blob === null) throw new Error(`No picture of the timeline: ${tool}`);
  const { width, height } = await sizeOf(blob);
  return { time, bytes: blob.size, width, height };
}

/** Paints without a change of height after which the timeline has stacked its items. */
const CALM = 12;

async function untilSettled(target: HTMLElement): Promise<void> {
  for (let calm = 0, height = -1; calm < CALM; calm += 1) {
    await nextPaint();
    if (target.scrollHeight !== height) calm = 0;
    height = target.scrollHeight;
  }
}

/** From the picture's header: one too large to be shown has its size all the same. */
async function sizeOf(png: Blob): Promise<{ readonly width: number; readonly height: number }> {
  const header = new DataView(await png.slice(16, 24).arrayBuffer());
  return { width: header.getUint32(0), height: header.getUint32(4) };
}

const FORMATS = {
  png: { type: 'png', scale: SCALE },
  pdf: { type: 'pdf' },
  pages: { type: 'pdf', pageHeight: 1200 * Math.SQRT2 },
} as const satisfies Record<string, FigureFormat>;

/** By the app's own client and worker, which the first of the `times` starts. */
export async function exportOurs(
  count: number,
  format: keyof typeof FORMATS,
  times: number,
): Promise<readonly Picture[]> {
  const document = syntheticDocument(count);
  const request = { document, options: defaultFigureOptions(document, 'en') };
  const pictures: Picture[] = [];
  for (let run = 0; run < times; run += 1) {
    const began = performance.now();
    const { files, width, height } = await renderFigure({ request, formats: [FORMATS[format]] });
    pictures.push({
      time: performance.now() - began,
      bytes: files[0]?.bytes.length ?? 0,
      width: width * SCALE,
      height: height * SCALE,
    });
  }
  return pictures;
}

const KIND_OF_ROOT: Readonly<Record<string, TimelineEvent['kind']>> = { '04': 'summit', '05': 'outcome' };

function syntheticDocument(count: number): TimelineDocument {
  const events = [...syntheticEvents(count)].map((event, index): TimelineEvent => {
    const title = `${event.actor1} ${event.code} ${event.actor2}`;
    return {
      id: `e${index}`,
      kind: KIND_OF_ROOT[event.code.slice(0, 2)] ?? 'statement',
      title: { en: title },
      date: new Date(timeOf(event)).toISOString().slice(0, 10),
    };
  });
  return {
    format: 'communique',
    version: 1,
    title: { en: `${count} events` },
    languages: ['en'],
    actors: [],
    places: [],
    topics: [],
    sources: [],
    events,
    relations: [],
  };
}
