import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/core/document/open.ts';
import { PROBLEM_CODES, type Problem, type ProblemCode } from '../../src/core/document/problem.ts';
import { describeProblem, describeProblemLine } from '../../src/i18n/problem-messages.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { changedGeneva, genevaText } from '../core/document/geneva.ts';

const english = createTranslate('en');
const arabic = createTranslate('ar');

/** Texts that make the program report each code, so that the messages are tried with the values that really come. */
const cases: Record<ProblemCode, string> = {
  'empty-file': '',
  'too-large': 'x'.repeat(2_000_001),
  'not-utf8': '',
  'not-json': '{"a": oops}',
  'too-deep': '['.repeat(200),
  'wrong-format': '{}',
  'newer-version': '{"format": "communique", "version": 9}',
  'bad-version': '{"format": "communique", "version": "one"}',
  'missing-field': changedGeneva((d) => delete d.events[0]!['date']),
  'wrong-type': changedGeneva((d) => (d.events[0]!['starred'] = 'yes')),
  'wrong-value': changedGeneva((d) => (d.events[0]!['kind'] = 'party')),
  'text-too-long': changedGeneva((d) => (d.events[0]!['title'] = { en: 'x'.repeat(100_001) })),
  'unknown-field': changedGeneva((d) => (d.events[0]!['mood'] = 1)),
  'forbidden-key': genevaText.replace('"format"', '"__proto__": 1, "format"'),
  'duplicate-key': genevaText.replace('"format"', '"title": {}, "format"'),
  'duplicate-id': changedGeneva((d) => (d.events[14]!['id'] = 'summit')),
  'unknown-reference': genevaText.replace('"speaker": "putin"', '"speaker": "putin2"'),
  'bad-date': changedGeneva((d) => (d.events[0]!['date'] = 'June')),
  'impossible-date': changedGeneva((d) => (d.events[0]!['date'] = '2021-02-30')),
  'self-relation': changedGeneva((d) => (d.relations[0]!['to'] = d.relations[0]!['from']!)),
  'circular-membership': changedGeneva((d) => (d.actors[2]!['memberOf'] = ['biden'])),
  'no-language': changedGeneva((d) => (d.events[0]!['title'] = { ar: 'عنوان' })),
  'unlisted-language': changedGeneva((d) => (d.events[0]!['summary'] = { fr: 'Texte' })),
  migrated: changedGeneva((d) => (d['version'] = 0)),
  'more-problems': changedGeneva((d) => {
    for (const event of d.events) event['date'] = 'June';
  }),
};

function report(code: ProblemCode): Problem {
  if (code === 'not-utf8') return { severity: 'error', code, path: [], line: 3, params: {} };
  const { problems } = parseDocument(cases[code], {
    largest: 2_000_000,
    mostProblems: 3,
    migrations: [{ from: 0, migrate: (document) => document }],
  });
  const problem = problems.find((one) => one.code === code);
  if (problem === undefined) throw new Error(`Not reported: ${code}`);
  return problem;
}

/** Without the bidi isolates, which are not seen. */
const seen = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

describe('the words for problems', () => {
  it.each(PROBLEM_CODES)('%s is said on one line, in both languages, with nothing left open', (code) => {
    const problem = report(code);
    const messages = [describeProblem(problem, english), describeProblem(problem, arabic)];
    for (const message of messages) {
      expect(message).toMatch(/\S/);
      expect(message).not.toMatch(/[{}\n]|undefined|NaN|“”|«»|\(\)/);
      expect(message.length).toBeLessThan(200);
    }
    expect(messages[1]).toMatch(/\p{Script=Arabic}/u);
    expect(messages[0]).not.toMatch(/\p{Script=Arabic}/u);
  });

  it('closes every isolate that it opens', () => {
    for (const code of PROBLEM_CODES)
      for (const translate of [english, arabic]) {
        const message = describeProblem(report(code), translate);
        const opened = message.match(/[\u2066-\u2068]/g)?.length ?? 0;
        expect(message.match(/\u2069/g)?.length ?? 0).toBe(opened);
      }
  });

  it('names the record, the field and the id', () => {
    const problem = report('unknown-reference');
    expect(seen(describeProblem(problem, english))).toBe(
      'Event “putin-constructive”: “speaker” names an actor that is not in the file: putin2',
    );
    expect(seen(describeProblem(problem, arabic))).toBe(
      'الحدث «putin-constructive»: الحقل «speaker» يحيل إلى طرف غير موجود في الملف: putin2',
    );
  });

  it('goes as the language does where a part of it has no letters but in parts of its own', () => {
    const problem = report('unknown-reference');
    expect(describeProblem(problem, arabic).startsWith('\u2067\u2068الحدث\u2069 «')).toBe(true);
    expect(describeProblem(problem, english).startsWith('\u2066\u2068Event\u2069 “')).toBe(true);
  });

  it('names a record without an id by its number', () => {
    const text = changedGeneva((d) => delete d.events[3]!['id']);
    const [problem] = parseDocument(text).problems;
    expect(seen(describeProblem(problem!, english))).toBe('Event no. 4: the field “id” is missing');
  });

  it('lays a missing list at the door of the document', () => {
    const [problem] = parseDocument(
      changedGeneva((d) => delete (d as Record<string, unknown>)['topics']),
    ).problems;
    expect(seen(describeProblem(problem!, english))).toBe('Document: the field “topics” is missing');
  });

  it('says which types were expected and found in words', () => {
    expect(seen(describeProblem(report('wrong-type'), english))).toBe(
      'Event “biden-response-in-kind”: “starred” holds the wrong type of value (expected: true or false; found: text)',
    );
  });

  it('says where a text that is cut off ends, and what a version lacks', () => {
    const [cut] = parseDocument(genevaText.slice(0, 300)).problems;
    expect(describeProblem(cut!, english)).toBe('The file is not valid JSON: it ends too early');
    const [none] = parseDocument('{"format":"communique"}').problems;
    expect(describeProblem(none!, english)).toBe('The file does not state the version of its format');
  });

  it('counts what it does not tell with the plural of the language', () => {
    const problem = (count: number): Problem => ({ ...report('more-problems'), params: { count } });
    expect(seen(describeProblem(problem(1), english))).toBe('… and 1 more problem');
    expect(seen(describeProblem(problem(1200), english))).toBe('… and 1,200 more problems');
    expect(seen(describeProblem(problem(2), arabic))).toBe('… ومشكلتان أخريان');
    expect(seen(describeProblem(problem(5), arabic))).toBe('… و5 مشكلات أخرى');
  });

  it('gives the line where there is one', () => {
    expect(seen(describeProblemLine(report('not-json'), english) ?? '')).toBe('Line 1');
    expect(describeProblemLine({ ...report('empty-file'), line: null }, english)).toBeNull();
  });
});
