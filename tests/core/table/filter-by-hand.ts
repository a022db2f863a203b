import { parseDate } from '../../../src/core/dates/parse.ts';
import type { DocumentIndex } from '../../../src/core/document/document-index.ts';
import { FACETS, type FacetName, type Filter, type TimelineEvent } from '../../../src/core/document/model.ts';

/** What a filter means, said as plainly as can be: the columns have to agree with it. Texts are not looked at. */
export function passes(event: TimelineEvent, filter: Filter, index: DocumentIndex): boolean {
  const actors = valuesOf(event, 'actor', index);
  return (
    FACETS.every((name) => {
      const chosen = filter.facets?.[name] ?? [];
      return chosen.length === 0 || chosen.some((value) => valuesOf(event, name, index).includes(value));
    }) &&
    (filter.between ?? []).every((actor) => actors.includes(actor)) &&
    (filter.only?.includes(event.id) ?? true) &&
    (!filter.starred || event.starred === true) &&
    (!filter.time || lies(event, filter.time))
  );
}

export function boundsOf(edtf: string) {
  const parsed = parseDate(edtf);
  if (!parsed.ok) throw new Error(`Not a date: ${edtf}`);
  return parsed.date;
}

function lies(event: TimelineEvent, time: NonNullable<Filter['time']>): boolean {
  const range = boundsOf(time.within);
  const { earliest, latest } = boundsOf(event.date);
  return time.mode === 'certainly'
    ? earliest >= range.earliest && latest <= range.latest
    : earliest <= range.latest && latest >= range.earliest;
}

/** Values of a facet that an event holds, each once. */
export function valuesOf(event: TimelineEvent, name: FacetName, index: DocumentIndex): readonly string[] {
  const root = event.cameo?.match(/^(0[1-9]|1\d|20)/)?.[0];
  switch (name) {
    case 'kind':
      return [event.kind];
    case 'actor':
      return [...new Set((event.actors ?? []).flatMap(({ actor }) => upwards(actor, index)))];
    case 'state':
      return valuesOf(event, 'actor', index).filter((id) => index.actors.get(id)?.type === 'state');
    case 'topic':
      return event.topics ?? [];
    case 'place':
      return event.place === undefined ? [] : [event.place];
    case 'source':
      return [...new Set((event.citations ?? []).map(({ source }) => source))];
    case 'confidence':
      return [...new Set((event.citations ?? []).map(({ confidence }) => confidence))];
    case 'root-code':
      return root === undefined ? [] : [root];
    case 'quad-class':
      return root === undefined ? [] : [root <= '05' ? '1' : root <= '08' ? '2' : root <= '13' ? '3' : '4'];
  }
}

function upwards(actor: string, index: DocumentIndex): string[] {
  return [actor, ...(index.actors.get(actor)?.memberOf ?? []).flatMap((group) => upwards(group, index))];
}
