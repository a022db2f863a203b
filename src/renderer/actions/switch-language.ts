import Languages from '@lucide/svelte/icons/languages';
import { LANGUAGES, type LanguageCode } from '../../i18n/languages.ts';
import type { Action } from './action.ts';

/** The next of the languages that we have. */
export const switchLanguage: Action = {
  id: 'switch-language',
  label: 'action.switch-language',
  group: 'view',
  icon: Languages,
  shortcuts: [{ key: 'l', code: 'KeyL' }],
  perform: (app) => {
    const codes = Object.keys(LANGUAGES) as LanguageCode[];
    const next = codes[(codes.indexOf(app.settings.languageCode) + 1) % codes.length];
    if (next) app.settings.change({ language: next });
  },
};
