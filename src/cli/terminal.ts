import { type LanguageCode, LANGUAGES, matchLanguage } from '../i18n/languages.ts';
import { createTranslate } from '../i18n/translate.ts';
import type { Terminal } from './command.ts';

/** The language of messages by the POSIX order: the first of these that is set decides. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): LanguageCode {
  const names = ['LC_ALL', 'LC_MESSAGES', 'LANG'];
  const locale = names.map((name) => environment[name]).find((value) => value !== undefined && value !== '');
  return matchLanguage(locale === undefined ? [] : [locale]);
}

export function createTerminal(): Terminal {
  const language = languageOf(process.env);
  const translate = createTranslate(language);
  const showProgress = createProgressLine(process.stderr);
  return {
    language,
    translate: (key, values) => toPlain(language, translate(key, values)),
    print: (line) => process.stdout.write(`${line}\n`),
    report: (line) => {
      showProgress(null);
      process.stderr.write(`${line}\n`);
    },
    progress: showProgress,
  };
}

interface LineStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows one line in place of another; on what is no terminal, none. */
export function createProgressLine(stream: LineStream): Terminal['progress'] {
  const clear = '\r\u001b[2K';
  let shown = false;
  return (line) => {
    if (stream.isTTY !== true || (line === null && !shown)) return;
    stream.write(line === null ? clear : clear + line);
    shown = line !== null;
  };
}

/** Where lines run from left to right, scripts read them too: there the marks of direction would only be in the way. */
export function toPlain(language: LanguageCode, text: string): string {
  return LANGUAGES[language].direction === 'rtl' ? text : text.replace(/[\u2066-\u2069]/g, '');
}

/**
 * A reader that went away (`communique … | head`) is no failure: there is nobody left to tell. After any other failure
 * of the streams the program goes on, since what wrote may have something to say, and ends as one that failed.
 */
export function endQuietlyWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      process.once('exit', () => {
        process.exitCode = 1;
      });
    });
  }
}
