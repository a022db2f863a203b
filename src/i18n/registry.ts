/** The interface's languages: each is its JSON file and its name here, and nothing else in the program names one. */
import ar from './ar.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import type { LanguageFile } from './languages.ts';

/** By BCP 47 tag. The first is spoken where no other fits. A message that a file lacks is a compile error. */
export const LANGUAGE_FILES = { en, ar } satisfies Readonly<Record<string, LanguageFile>>;
