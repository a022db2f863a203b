import { primarySubtag } from '../../layout/localized.ts';
import { THEMES } from '../../theme/tokens.ts';
import type { FigureOptions, FigureRequest } from '../contract.ts';
import { collectFigureData } from '../data/figure-data.ts';
import type { FigureEngine } from '../engine.ts';
import type { FigureControl } from '../progress.ts';
import type { Speak } from '../render-figure.ts';
import { writePage, type PageFigure } from './write-page.ts';

/** The figure in the language asked for and in every other that both the document and we speak. */
export async function renderPage(
  engine: FigureEngine,
  request: FigureRequest,
  speak: Speak,
  control: FigureControl,
): Promise<string> {
  const figures: PageFigure[] = [];
  for (const options of optionsByLanguage(request, speak)) {
    const { figure, viewer } = speak(options.language, options);
    const asked = { ...request, options };
    const { scene } = await engine.compose(asked, () => figure, control);
    figures.push({ scene, svg: engine.toSvg(scene), words: viewer, data: collectFigureData(asked, figure) });
  }
  return writePage(figures, THEMES[request.options.theme]);
}

function optionsByLanguage({ document, options }: FigureRequest, speak: Speak): readonly FigureOptions[] {
  const known = new Set([primarySubtag(options.language)]);
  const others = document.languages.filter((tag) => {
    const primary = primarySubtag(tag);
    if (known.has(primary) || primarySubtag(speak(tag, options).figure.language) !== primary) return false;
    known.add(primary);
    return true;
  });
  return [withoutSecond(options), ...others.map((tag) => translatedOptions(options, tag))];
}

/** The page holds each language as a figure of its own, among which its reader chooses. */
function withoutSecond(options: FigureOptions): FigureOptions {
  const copy: { -readonly [Name in keyof FigureOptions]: FigureOptions[Name] } = { ...options };
  delete copy.second;
  return copy;
}

/** What was worded for one language is left to the document and to us in another. */
function translatedOptions(options: FigureOptions, language: string): FigureOptions {
  const worded = new Set(['title', 'subtitle', 'caption', 'credit', 'description', 'direction', 'second']);
  const kept = Object.fromEntries(Object.entries(options).filter(([name]) => !worded.has(name)));
  const own = options.second?.language === language ? options.second : {};
  return { ...(kept as Omit<FigureOptions, 'title'> as FigureOptions), ...own, language };
}
