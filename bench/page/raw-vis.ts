import moment from 'moment';
import { inferSchema, initParser } from 'udsv';
import { DataSet } from 'vis-data';
import { Timeline } from 'vis-timeline';
import 'vis-timeline/styles/vis-timeline-graph2d.css';
import { interactiveFrame, nextPaint } from './frames.ts';
import { syntheticBytes } from './synthetic.ts';

export interface VisSetting {
  readonly cluster: boolean;
  /** Lanes by root code; vis then lays out only those lanes that the screen reaches. */
  readonly lanes: boolean;
}

const DAY = 86_400_000;

/**
 * vis-timeline as its documentation shows it, from the same bytes as ours, split by uDSV: milliseconds to the first
 * frame that can be used. It has shown fifteen items before, as our window has.
 */
export async function mountVis(target: HTMLElement, count: number, setting: VisSetting): Promise<number> {
  const blob = new Blob([...syntheticBytes(count)] as BlobPart[]);
  const few = show(target, readItems(await new Blob([...syntheticBytes(15)] as BlobPart[]).text()), setting);
  await shown(target);
  few.destroy();
  const began = performance.now();
  const timeline = show(target, readItems(await blob.text()), setting);
  await shown(target);
  const interactive = (await interactiveFrame()) - began;
  Object.assign(window, { visWindow: () => timeline.getWindow() });
  return interactive;
}

interface Item {
  readonly id: string;
  readonly group: string;
  readonly start: number;
  readonly end: number;
  readonly content: string;
}

/** Rows of GDELT 1.0. */
function readItems(text: string): readonly Item[] {
  const columns = (text.slice(0, text.indexOf('\n')).match(/\t/g)?.length ?? 0) + 1;
  const names = Array.from({ length: columns }, (_, column) => `c${column}`);
  const parser = initParser(inferSchema(text, { col: '\t', row: '\n', header: () => [names] }));
  return parser.stringArrs(text).map((row) => {
    const [id = '', date = ''] = row;
    const start = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8)));
    return { id, group: row[28]!, start, end: start + DAY, content: `${row[5]} ${row[26]} ${row[15]}` };
  });
}

function show(target: HTMLElement, items: readonly Item[], { cluster, lanes }: VisSetting): Timeline {
  const options = {
    height: '100%',
    moment: (input: moment.MomentInput) => moment.utc(input),
    ...(cluster ? { cluster: { maxItems: 5, fitOnDoubleClick: false } } : {}),
  };
  if (!lanes)
    return new Timeline(target, new DataSet(items.map(({ group: _group, ...item }) => item)), options);
  const groups = [...new Set(items.map(({ group }) => group))].map((id) => ({ id, content: id }));
  return new Timeline(target, new DataSet([...items]), groups, options);
}

/** vis hides itself until its first drawing is done. */
async function shown(target: HTMLElement): Promise<void> {
  for (;;) {
    await nextPaint();
    const root = target.querySelector<HTMLElement>('.vis-timeline');
    if (root && root.style.visibility !== 'hidden' && root.querySelector('.vis-item')) return;
  }
}
