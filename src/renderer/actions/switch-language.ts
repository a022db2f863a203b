import Languages from '@lucide/svelte/icons/languages';
import { LANGUAGE_CODES } from '../../i18n/languages.ts';
import type { Action } from './action.ts';

/** The next of the languages that we have. */
export const switchLanguage: Action = {
  id: 'switch-language',
  label: 'action.switch-language',
  group: 'view',
  icon: Languages,
  shortcuts: [{ key: 'l', code: 'KeyL' }],
  perform: (app) => {
    const at = LANGUAGE_CODES.indexOf(app.settings.languageCode);
    const next = LANGUAGE_CODES[(at + 1) % LANGUAGE_CODES.length];
    if (next) app.settings.change({ language: next });
  },
};
