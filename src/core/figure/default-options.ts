import type { TimelineDocument } from '../document/model.ts';
import type { FigureOptions } from './contract.ts';

/** px: the width of a page of a news site, and of a slide. */
const WIDTH = 1200;

/** A figure of the whole document in a language, as nobody has chosen anything yet. */
export function defaultFigureOptions(document: TimelineDocument, language: string): FigureOptions {
  return {
    language,
    theme: 'light',
    lanes: document.view?.lanes ?? 'kind',
    width: WIDTH,
    legend: true,
    relations: true,
    sources: true,
    brokenAxis: true,
    digits: 'latin',
    months: 'gulf-egyptian',
  };
}
