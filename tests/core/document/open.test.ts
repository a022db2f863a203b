import { describe, expect, it } from 'vitest';
import { openBytes, parseDocument } from '../../../src/core/document/open.ts';
import type { Problem } from '../../../src/core/document/problem.ts';
import { changedGeneva, genevaText, type LooseDocument } from './geneva.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function problemsOf(text: string): readonly Problem[] {
  return parseDocument(text).problems;
}

/** What opening a changed Geneva tells, as short as a test can read it. */
function told(change: (document: LooseDocument) => void): readonly string[] {
  return problemsOf(changedGeneva(change)).map(
    ({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`,
  );
}

/** The line of Geneva on which a text first stands. */
function lineOf(text: string, needle: string): number {
  return text.slice(0, text.indexOf(needle)).split('\n').length;
}

describe('opening a file', () => {
  it('gives the document of a good file and no problems', () => {
    const result = openBytes(encode(genevaText));
    expect(result).toMatchObject({ ok: true, problems: [] });
    expect(result.ok && result.document.events).toHaveLength(15);
  });

  it('skips a byte order mark', () => {
    expect(openBytes(encode(`\ufeff${genevaText}`))).toMatchObject({ ok: true, problems: [] });
    expect(parseDocument(`\ufeff${genevaText}`)).toMatchObject({ ok: true, problems: [] });
  });

  it.each([
    ['no bytes', ''],
    ['spaces', '  \n\t\r\n'],
    ['a byte order mark alone', '\ufeff'],
  ])('refuses %s as empty', (_, text) => {
    expect(openBytes(encode(text)).problems).toMatchObject([{ code: 'empty-file', line: 1 }]);
  });

  it('refuses a file above the size limit without decoding it', () => {
    const result = openBytes(new Uint8Array(257 * 2 ** 20));
    expect(result.problems).toMatchObject([{ code: 'too-large', params: { size: 257, limit: 256 } }]);
    expect(parseDocument('   ', { largest: 2 }).problems).toMatchObject([{ code: 'too-large' }]);
  });

  it.each([
    ['a stray byte', [0x7b, 0x0a, 0x0a, 0xff], 3],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00], 1],
    ['a character cut off at the end', [0x0a, 0xd9], 2],
    ['an overlong form', [0xe0, 0x80, 0x80], 1],
    ['a surrogate', [0x0a, 0xed, 0xa0, 0x80], 2],
  ])('refuses %s as not UTF-8, with the line', (_, bytes, line) => {
    expect(openBytes(Uint8Array.from(bytes)).problems).toMatchObject([{ code: 'not-utf8', line }]);
  });

  it('says line, column and character at which the text stops being JSON', () => {
    expect(problemsOf('{\n  "format": communique }')).toMatchObject([
      { code: 'not-json', line: 2, params: { column: 13, found: 'c' } },
    ]);
    expect(problemsOf('{"a": 1,\r\n\r\n}')).toMatchObject([
      { code: 'not-json', line: 3, params: { column: 1 } },
    ]);
  });

  it('says that a text was cut off', () => {
    const cut = genevaText.slice(0, 5000);
    expect(problemsOf(cut)).toMatchObject([
      { code: 'not-json', line: cut.split('\n').length, params: { found: '' } },
    ]);
  });

  it.each(['[', '{"a":'])('refuses a million nested %s without overflowing the stack', (opening) => {
    const text = opening.repeat(1_000_000);
    expect(problemsOf(text)).toMatchObject([{ code: 'too-deep', params: { limit: 100 } }]);
    expect(problemsOf(`{\n"format":${text}`)).toMatchObject([{ code: 'too-deep', line: 2 }]);
  });

  it.each(['[]', '"communique"', 'null', '{}', '{"format":"geojson"}', '{"format":["communique"]}'])(
    'refuses %s as another format',
    (text) => {
      expect(problemsOf(text)).toMatchObject([{ code: 'wrong-format' }]);
    },
  );

  it('refuses a newer version by its number, and says up to which it reads', () => {
    expect(problemsOf('{"format":"communique",\n"version":7}')).toMatchObject([
      { code: 'newer-version', line: 2, params: { version: '7', supported: 1 } },
    ]);
  });

  it.each(['', ',"version":"1"', ',"version":-1', ',"version":1.5', ',"version":0', ',"version":null'])(
    'refuses a document with the version part “%s”',
    (part) => {
      expect(problemsOf(`{"format":"communique"${part}}`)).toMatchObject([{ code: 'bad-version' }]);
    },
  );
});

describe('what a document may not hold', () => {
  it.each<[string, (document: LooseDocument) => void, string]>([
    ['a missing title', (d) => delete d['title'], 'missing-field title'],
    ['a missing list', (d) => delete (d as Record<string, unknown>)['topics'], 'missing-field topics'],
    ['an event without a date', (d) => delete d.events[3]!['date'], 'missing-field events.3.date'],
    ['a number as title', (d) => (d.events[0]!['title'] = 4), 'wrong-type events.0.title'],
    ['null as list', (d) => (d.events[0]!['actors'] = null), 'wrong-type events.0.actors'],
    ['a list as document title', (d) => (d['title'] = []), 'wrong-type title'],
    ['an unknown kind', (d) => (d.events[2]!['kind'] = 'party'), 'wrong-value events.2.kind'],
    ['a kind that is no text', (d) => (d.events[2]!['kind'] = 1), 'wrong-type events.2.kind'],
    ['an empty id', (d) => (d.events[2]!['id'] = ''), 'wrong-value events.2.id'],
    ['an empty title', (d) => (d.events[2]!['title'] = {}), 'wrong-value events.2.title'],
    ['no language', (d) => (d['languages'] = []), 'wrong-value languages'],
    ['a score out of range', (d) => (d.events[2]!['goldstein'] = 11), 'wrong-value events.2.goldstein'],
    ['an importance above 1', (d) => (d.events[2]!['importance'] = 2), 'wrong-value events.2.importance'],
    ['half a mention', (d) => (d.events[2]!['mentions'] = 1.5), 'wrong-value events.2.mentions'],
    ['a date in prose', (d) => (d.events[1]!['date'] = '16 June'), 'bad-date events.1.date'],
    ['30 February', (d) => (d.events[1]!['date'] = '2021-02-30'), 'impossible-date events.1.date'],
    ['a bad date of a source', (d) => (d.sources[0]!['published'] = 'x'), 'bad-date sources.0.published'],
    ['an unknown place', (d) => (d.events[0]!['place'] = 'x'), 'unknown-reference events.0.place'],
    ['an unknown topic', (d) => (d.events[0]!['topics'] = ['x']), 'unknown-reference events.0.topics.0'],
    ['an unknown event', (d) => (d.relations[0]!['to'] = 'x'), 'unknown-reference relations.0.to'],
    ['a javascript link', (d) => (d.sources[0]!['url'] = 'javascript:1'), 'wrong-value sources.0.url'],
    ['a lower-case country', (d) => (d.actors[2]!['iso3166'] = 'us'), 'wrong-value actors.2.iso3166'],
    [
      'a window that ends before it begins',
      (d) => (d['view'] = { window: { from: 2, to: 1 } }),
      'wrong-value view.window.to',
    ],
    [
      'a pair of three',
      (d) => (d['view'] = { filter: { between: ['biden', 'putin', 'us'] } }),
      'wrong-value view.filter.between',
    ],
    [
      'a relation of an event to itself',
      (d) => (d.relations[0]!['to'] = d.relations[0]!['from']!),
      'self-relation relations.0.to',
    ],
    [
      'a state that is a member of its president',
      (d) => (d.actors[2]!['memberOf'] = ['biden']),
      'circular-membership actors.0.memberOf',
    ],
    [
      'two events of one id',
      (d) => (d.events[14]!['id'] = d.events[13]!['id']!),
      'duplicate-id events.14.id',
    ],
  ])('refuses %s', (_, change, expected) => {
    expect(told(change)).toContain(`error ${expected}`);
    expect(parseDocument(changedGeneva(change)).ok).toBe(false);
  });

  it('names record, field and line of a problem', () => {
    const text = genevaText.replace('"speaker": "putin"', '"speaker": "putin2"');
    expect(problemsOf(text)).toEqual([
      {
        severity: 'error',
        code: 'unknown-reference',
        path: ['events', 5, 'quotes', 0, 'speaker'],
        line: lineOf(text, 'putin2'),
        params: {
          collection: 'actors',
          id: 'putin2',
          field: 'speaker',
          owner: 'events',
          ownerId: 'putin-constructive',
          ownerNumber: 6,
        },
      },
    ]);
  });

  it('gives a missing field the line of the record that lacks it', () => {
    const text = genevaText.replace('"confidence": "inferred",', '');
    const [problem] = problemsOf(text);
    expect(problem).toMatchObject({ code: 'missing-field', params: { field: 'confidence' } });
    const before = text.slice(0, text.indexOf('"source": "public-record"'));
    expect(problem?.line).toBe(before.slice(0, before.lastIndexOf('{')).split('\n').length);
  });

  it('gathers all problems in the order of the file', () => {
    const problems = problemsOf(
      changedGeneva((d) => {
        d.relations[0]!['to'] = 'x';
        d.events[4]!['date'] = 'x';
        d.events[2]!['kind'] = 'x';
        d.actors[0]!['type'] = 'x';
      }),
    );
    expect(problems.map(({ path }) => path[0])).toEqual(['actors', 'events', 'events', 'relations']);
    const lines = problems.map(({ line }) => line ?? 0);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  it('tells the first 200 problems and counts the rest', () => {
    const text = changedGeneva((d) => {
      const event = d.events[0]!;
      d.events = Array.from({ length: 500 }, (_, index) => ({ ...event, id: `e${index}`, date: 'x' }));
      d.relations = [];
    });
    const problems = problemsOf(text);
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)).toMatchObject({
      code: 'more-problems',
      line: problems.at(-2)?.line,
      params: { count: 300 },
    });
  });

  it('keeps room for the error that refuses a file full of warnings', () => {
    const text = changedGeneva((d) => {
      const event = d.events[0]!;
      const title = { ar: 'عنوان' };
      d.events = Array.from({ length: 500 }, (_, index) => ({ ...event, title, id: `e${index}` }));
      d.relations = [{ id: 'r', type: 'cites', from: 'e1', to: 'nowhere' }];
    });
    const problems = problemsOf(text);
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'unknown-reference',
      'more-problems',
    ]);
  });

  it('keeps a message short when a text has 20 MB', () => {
    const text = changedGeneva((d) => {
      d.events[0]!['kind'] = 'x'.repeat(20_000_000);
      (d.events[0]!['title'] as Record<string, string>)['en'] = 'y'.repeat(20_000_000);
    });
    const problems = problemsOf(text);
    expect(problems.map(({ code }) => code)).toEqual(['wrong-value', 'text-too-long']);
    expect(JSON.stringify(problems).length).toBeLessThan(2000);
  });
});

describe('repeated and forbidden keys', () => {
  it('refuses a key that an object gives twice, even with the same value', () => {
    const text = genevaText.replace('"id": "summit",', '"id": "summit",\n      "id": "summit",');
    expect(problemsOf(text)).toMatchObject([
      {
        severity: 'error',
        code: 'duplicate-key',
        path: ['events', 4, 'id'],
        line: lineOf(text, '"id": "summit"') + 1,
      },
    ]);
  });

  it('tells the first of many repeated keys and counts the rest', () => {
    const problems = problemsOf(genevaText.replace('"format"', `${'"title": 1, '.repeat(1000)}"format"`));
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)).toMatchObject({
      code: 'more-problems',
      severity: 'error',
      params: { count: 800 },
    });
  });

  it('finds a repeated key that is written with an escape', () => {
    const text = genevaText.replace('"id": "summit",', '"id": "summit", "\\u0069d": "summit",');
    expect(problemsOf(text)).toMatchObject([{ code: 'duplicate-key', path: ['events', 4, 'id'] }]);
  });

  it('finds a repeated key inside a field that it does not know', () => {
    const text = genevaText.replace('"id": "summit",', '"id": "summit", "more": [{"a": 1, "a": 2}],');
    expect(problemsOf(text).map(({ code }) => code)).toEqual(['unknown-field', 'duplicate-key']);
  });

  it.each(['__proto__', 'constructor', 'prototype'])(
    'refuses the key %s anywhere and pollutes nothing',
    (key) => {
      const hostile = `"${key}": { "polluted": true },`;
      for (const place of ['"format"', '"id": "summit"', '"en": "Biden–Putin summit"', '"latitude"']) {
        const text = genevaText.replace(place, hostile + place);
        expect(problemsOf(text)).toMatchObject([{ severity: 'error', code: 'forbidden-key' }]);
      }
      const nested = genevaText.replace('"format"', `"more": [{ ${hostile} "a": 1 }], "format"`);
      expect(problemsOf(nested).map(({ code }) => code)).toEqual(['unknown-field', 'forbidden-key']);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  it('does not take a forbidden key for a language because the document lists it', () => {
    const text = changedGeneva((d) => (d['languages'] = ['en', '__proto__'])).replace(
      '"en": "Biden',
      '"__proto__": "x", "en": "Biden',
    );
    expect(problemsOf(text).map(({ code }) => code)).toContain('forbidden-key');
  });
});

describe('a field that is not known', () => {
  it('may hold a list of millions without ado', () => {
    const text = genevaText.replace('"format"', `"more": [${'[],'.repeat(2_000_000)}[]], "format"`);
    expect(problemsOf(text)).toMatchObject([{ code: 'unknown-field', path: ['more'] }]);
  });

  it('does not put a name of a megabyte into the problem', () => {
    const problems = problemsOf(
      genevaText.replace('"format"', () => `"${'k'.repeat(1_000_000)}": 1, "format"`),
    );
    expect(JSON.stringify(problems).length).toBeLessThan(500);
  });
});

describe('what a document may hold with a warning', () => {
  it.each<[string, (document: LooseDocument) => void, string]>([
    ['an unknown field', (d) => (d.events[0]!['mood'] = 'calm'), 'unknown-field events.0.mood'],
    [
      'a title that lacks the main language',
      (d) => (d.events[0]!['title'] = { ar: 'عنوان' }),
      'no-language events.0.title',
    ],
    [
      'a text in a language that is not listed',
      (d) => (d.events[0]!['summary'] = { fr: 'Texte' }),
      'unlisted-language events.0.summary.fr',
    ],
    [
      'a selection that is gone',
      (d) => (d['view'] = { selection: 'gone' }),
      'unknown-reference view.selection',
    ],
  ])('opens %s', (_, change, expected) => {
    expect(told(change)).toEqual([`warning ${expected}`]);
    expect(parseDocument(changedGeneva(change)).ok).toBe(true);
  });

  it('tells an unknown field once for each kind of record, not once for each record', () => {
    const problems = told((d) => {
      for (const event of d.events) event['mood'] = 'calm';
      for (const actor of d.actors) actor['mood'] = 'calm';
    });
    expect(problems).toEqual(['warning unknown-field actors.0.mood', 'warning unknown-field events.0.mood']);
  });
});
