import type { SavedView } from '../../core/document/model.ts';
import { DEFAULT_SETTINGS, type Host, type HostFacts, type Settings } from '../../host/host.ts';
import {
  digitsIn,
  isLanguageCode,
  LANGUAGES,
  resolveLanguage,
  type Language,
  type LanguageCode,
} from '../../i18n/languages.ts';
import { createTranslate, intlLocale, type Translate } from '../../i18n/translate.ts';

/** What the user chose for every document, and what follows from it: language, direction, theme, digits. */
export class SettingsState {
  readonly #host: Host;
  readonly #facts: HostFacts;
  #value = $state.raw<Settings>(DEFAULT_SETTINGS);
  #systemDark = $state(false);

  /** As chosen, not as it turns out. Derived one by one, so that a remembered panel width wakes nobody. */
  readonly chosenLanguage: LanguageCode | 'system' = $derived(
    isLanguageCode(this.#value.language) ? this.#value.language : 'system',
  );
  readonly chosenTheme: Settings['theme'] = $derived(this.#value.theme);
  readonly months: Settings['months'] = $derived(this.#value.months);
  readonly languageCode: LanguageCode = $derived.by(() =>
    resolveLanguage(this.chosenLanguage, this.#facts.locales),
  );
  readonly language: Language = $derived(LANGUAGES[this.languageCode]);
  readonly theme: 'light' | 'dark' = $derived.by(() => {
    const chosen = this.chosenTheme;
    if (chosen === 'system') return this.#systemDark ? 'dark' : 'light';
    return chosen;
  });
  /** The chosen ones only where the language is written with them: the setting speaks of Arabic text. */
  readonly digits: Settings['digits'] = $derived(digitsIn(this.language, this.#value.digits));
  /** What `Intl` is asked for. */
  readonly locale: string = $derived(intlLocale(this.language, this.digits));
  readonly numbers: Intl.NumberFormat = $derived(new Intl.NumberFormat(this.locale));
  readonly t: Translate = $derived(createTranslate(this.languageCode, { digits: this.digits }));

  /** Whether keys without Control or Command do something (WCAG 2.1.4: it can be turned off). */
  readonly singleKeys: boolean = $derived(this.#value.interface['single-keys'] !== false);

  constructor(host: Host, facts: HostFacts, initial: Settings) {
    this.#host = host;
    this.#facts = facts;
    this.#value = initial;
    this.#systemDark = facts.systemDark;
  }

  get value(): Settings {
    return this.#value;
  }

  /** Applies at once; the host keeps it. */
  change(change: Partial<Settings>): void {
    this.#value = { ...this.#value, ...change };
    this.#keep();
  }

  /** Takes over a document's language and theme, where we have them. */
  adopt(view: Pick<SavedView, 'language' | 'theme'>): void {
    const language = view.language !== undefined && isLanguageCode(view.language) ? view.language : null;
    this.change({ ...(language && { language }), ...(view.theme && { theme: view.theme }) });
  }

  /** What the user chose, as it is kept with each document; what follows the system is not a choice. */
  get savedPart(): Pick<SavedView, 'language' | 'theme'> {
    const language = this.chosenLanguage;
    return {
      ...(language !== 'system' && { language }),
      ...(this.chosenTheme !== 'system' && { theme: this.chosenTheme }),
    };
  }

  /** A piece of free interface state, such as a panel's width; `undefined` removes it. */
  remember(key: string, value: unknown): void {
    const others = Object.fromEntries(Object.entries(this.#value.interface).filter(([name]) => name !== key));
    this.#value = {
      ...this.#value,
      interface: value === undefined ? others : { ...others, [key]: value },
    };
    this.#keep();
  }

  recall(key: string): unknown {
    return this.#value.interface[key];
  }

  /** Another window changed and kept them. */
  changedElsewhere(settings: Settings): void {
    this.#value = settings;
  }

  systemThemeChanged(dark: boolean): void {
    this.#systemDark = dark;
  }

  #keep(): void {
    this.#host
      .saveSettings(this.#value)
      .catch((error: unknown) => this.#host.log('warning', `Settings not kept: ${String(error)}`));
  }
}
