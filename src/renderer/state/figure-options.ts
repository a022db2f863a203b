import type { FigureOptions } from '../../core/figure/contract.ts';
import type { AppState } from './app.svelte.ts';

/** A figure of what is on the screen, in its language and theme. */
export function firstFigureOptions(app: AppState): FigureOptions {
  const { settings, view, open } = app;
  return {
    language: settings.languageCode,
    theme: settings.theme,
    lanes: view.lanes,
    width: 1200,
    title: app.textIn(open?.document.title, settings.languageCode),
    legend: true,
    relations: true,
    sources: true,
    brokenAxis: true,
    digits: settings.digits,
    months: settings.months,
  };
}
