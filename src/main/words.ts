import { app } from 'electron';
import { type LanguageCode, resolveLanguage } from '../i18n/languages.ts';
import { createTranslate, type Translate } from '../i18n/translate.ts';
import type { Shell } from './shell.ts';

/** The words of the shell's own dialogs, in the language that the user chose or the system prefers. */
export async function translateFor(shell: Shell): Promise<Translate> {
  return createTranslate(await languageFor(shell));
}

export async function languageFor(shell: Shell): Promise<LanguageCode> {
  const { language } = await shell.settings.load();
  return resolveLanguage(language, app.getPreferredSystemLanguages());
}
