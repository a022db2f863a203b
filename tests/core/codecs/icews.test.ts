import { describe, expect, it } from 'vitest';
import { importText } from './gdelt-rows.ts';

const HEADER = [
  ...[
    'Event ID',
    'Event Date',
    'Source Name',
    'Source Sectors',
    'Source Country',
    'Event Text',
    'CAMEO Code',
  ],
  ...['Intensity', 'Target Name', 'Target Sectors', 'Target Country', 'Story ID', 'Sentence Number'],
  ...['Publisher', 'City', 'District', 'Province', 'Country', 'Latitude', 'Longitude'],
];

function row(values: Readonly<Record<string, string>>): string {
  const all: Readonly<Record<string, string>> = {
    'Event ID': '1',
    'Event Date': '2015-01-31',
    'Source Name': 'Russia',
    'Source Country': 'Russian Federation',
    'CAMEO Code': '111',
    Intensity: '-2',
    'Target Name': 'Ministry (Ukraine)',
    'Target Country': 'Ukraine',
    'Story ID': '900',
    Publisher: 'Xinhua News Agency',
    City: 'Minsk',
    Country: 'Belarus',
    Latitude: '53.9',
    Longitude: '27.5667',
    ...values,
  };
  return HEADER.map((name) => all[name] ?? '').join('\t');
}

const file = (...rows: readonly string[]) => [HEADER.join('\t'), ...rows].join('\n');

describe('a row of ICEWS', () => {
  it('becomes an event with the names of the data, and states in both languages', async () => {
    const { events, result } = await importText(file(row({})));
    expect(events[0]).toMatchObject({
      id: 'icews-1',
      kind: 'statement',
      date: '2015-01-31',
      title: {
        en: 'Russia criticises or denounces Ministry (Ukraine)',
        ar: 'تنتقد روسيا Ministry (Ukraine)',
      },
      cameo: '111',
      goldstein: -2,
    });
    if (!result.ok) throw new Error(result.reason);
    expect(result.rows.sites.textOf(0)).toBe('Xinhua News Agency');
  });

  it('that two share is told twice in the data, once from each side, and is one event here', async () => {
    const consult = { 'CAMEO Code': '040', Intensity: '1', 'Source Name': 'Russia', 'Target Name': 'China' };
    const countries = { 'Source Country': 'Russian Federation', 'Target Country': 'China' };
    const there = row({ ...consult, ...countries, 'Event ID': '1' });
    const back = row({
      ...consult,
      'Event ID': '2',
      'Source Name': 'China',
      'Source Country': 'China',
      'Target Name': 'Russia',
      'Target Country': 'Russian Federation',
    });
    const { events } = await importText(file(there, back));
    expect(events.map(({ title }) => title['en'])).toEqual(['Russia consults China']);
    const accused = await importText(file(there.replace('040', '112'), back.replace('040', '112')));
    expect(accused.events).toHaveLength(2);
  });

  it('may call one state by several names, which are actors of their own in it', async () => {
    const { document } = await importText(
      file(row({}), row({ 'Event ID': '2', 'Story ID': '901', 'Source Name': 'Russian Federation' })),
    );
    const russian = document?.actors.filter(({ cameo }) => cameo === 'RUS') ?? [];
    expect(russian.map(({ id, memberOf }) => [id, memberOf])).toEqual([
      ['cameo-rus', undefined],
      [expect.stringMatching(/^actor-/), ['cameo-rus']],
    ]);
  });

  it('with NA, a bad date or too few fields is kept or left out as it deserves', async () => {
    const { events, problems } = await importText(
      file(
        row({ 'Event ID': '1', 'Target Name': 'NA', City: 'NA' }),
        row({ 'Event ID': '2', 'Event Date': '2015-02-30' }),
        row({ 'Event ID': '3', 'CAMEO Code': 'NA' }),
        '4\t2015-01-01',
      ),
    );
    expect(events.map(({ title }) => title['en'])).toEqual(['Russia voices criticism']);
    expect([...problems.values()].map(({ code, places }) => [code, places[0]?.line])).toEqual([
      ['ragged-row', 5],
      ['bad-date', 3],
      ['no-code', 4],
    ]);
  });

  it('is known by its header, as R writes it too', async () => {
    const dotted = HEADER.map((name) => `"${name.replaceAll(' ', '.')}"`).join(',');
    const quoted = row({})
      .split('\t')
      .map((field) => `"${field}"`)
      .join(',');
    expect((await importText(`${dotted}\n${quoted}`)).events).toHaveLength(1);
  });
});
