import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_CODES } from '../../src/i18n/languages.ts';

/** Facts of scripts and of writing, which hold whatever languages the interface has. */
const ABOUT_SCRIPTS = [
  'src/core/layout/localized.ts',
  'src/core/figure/text/characters.ts',
  'src/renderer/styles/base.css',
];
/** Examples of a language tag, in the published schema. */
const EXAMPLES = ['src/core/document/schema-values.ts'];
/** `Intl` is asked for numbers there, not for words. */
const MACHINE_FORMATS = ['src/renderer/state/time-zones.ts'];
const ALLOWED = new Set([...ABOUT_SCRIPTS, ...EXAMPLES, ...MACHINE_FORMATS]);

/** A code as a text, as a name of a record's field, and in a selector. */
function namesOf(code: string): RegExp {
  return new RegExp(
    String.raw`['"\`]${code}(-[A-Za-z0-9-]+)?['"\`]|[{,(\s]${code}:\s|[\w\])?]\.${code}\b|:lang\([^)]*\b${code}\b`,
  );
}

describe('The registry of languages', () => {
  it('and the vocabularies alone name a language: no other file of the program does', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((name) => join('src', name).replaceAll('\\', '/'))
      .filter((file) => /\.(ts|svelte|css|js)$/.test(file))
      .filter((file) => !/^src\/(i18n|core\/vocabulary)\//.test(file) && !ALLOWED.has(file));
    expect(files.length).toBeGreaterThan(300);
    const named = files.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(\*|\/[/*])/.test(line))
        .filter((line) => LANGUAGE_CODES.some((code) => namesOf(code).test(line)))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(named).toEqual([]);
  });
});
