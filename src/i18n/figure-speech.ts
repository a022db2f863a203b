import type { ViewerWords } from '../core/figure/html/words.ts';
import type { FigureWords } from '../core/figure/words.ts';
import { buildFigureWords } from './figure-words.ts';
import { matchLanguage } from './languages.ts';
import type { TranslateOptions } from './translate.ts';
import { buildViewerWords } from './viewer-words.ts';

/** The words of figures and of their pages for a BCP 47 tag, in the nearest of our languages. */
export function speakFigures(
  tag: string,
  options: TranslateOptions,
): { readonly figure: FigureWords; readonly viewer: ViewerWords } {
  const language = matchLanguage([tag]);
  return { figure: buildFigureWords(language, options), viewer: buildViewerWords(language, options) };
}
