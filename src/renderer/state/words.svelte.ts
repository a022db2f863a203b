import type { FigureWords } from '../../core/figure/words.ts';
import { buildFigureWords } from '../../i18n/figure-words.ts';
import type { SettingsState } from './settings.svelte.ts';

/** The words that the window shares with figures, so that both call a thing by one name. */
export class WordsState {
  readonly #settings: SettingsState;
  readonly current: FigureWords = $derived.by(() =>
    buildFigureWords(this.#settings.languageCode, {
      digits: this.#settings.digits,
      country: this.#countryName,
    }),
  );
  readonly #countryName = (code: string): string | null =>
    new Intl.DisplayNames([this.#settings.languageCode], { type: 'region', fallback: 'none' }).of(code) ??
    null;

  constructor(settings: SettingsState) {
    this.#settings = settings;
  }
}
