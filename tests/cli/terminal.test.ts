import { describe, expect, it } from 'vitest';
import { languageOf, toPlain } from '../../src/cli/terminal.ts';

describe('the language of the command line', () => {
  it.each([
    [{ LC_ALL: 'ar_EG.UTF-8', LANG: 'en_US.UTF-8' }, 'ar'],
    [{ LC_ALL: '', LC_MESSAGES: 'ar', LANG: 'en_US' }, 'ar'],
    [{ LANG: 'ar_MA.UTF-8' }, 'ar'],
    [{ LC_ALL: 'C', LANG: 'ar' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8' }, 'en'],
    [{}, 'en'],
  ])('follows POSIX: %j is %s', (environment, language) => {
    expect(languageOf(environment)).toBe(language);
  });

  it('keeps marks of direction out of English lines and in Arabic ones', () => {
    expect(toPlain('en', '\u2068x\u2069')).toBe('x');
    expect(toPlain('ar', '\u2068x\u2069')).toBe('\u2068x\u2069');
  });
});
