/** What the arguments of `export` ask for, as values: wrong use ends here. */
import { extname } from 'node:path';
import { parseDate } from '../core/dates/parse.ts';
import { settingsOfFiles, withoutTexts } from '../core/document/figure-settings.ts';
import {
  type FigureSettings,
  LANE_MODES,
  type NamedFigure,
  type TimelineDocument,
} from '../core/document/model.ts';
import type { FigureOptions } from '../core/figure/contract.ts';
import { defaultFigureOptions } from '../core/figure/default-options.ts';
import { FIGURE_FORMATS, type FigureFormat, type FigureFormatName } from '../core/figure/formats.ts';
import { LANGUAGE_CODES, matchLanguage } from '../i18n/languages.ts';
import { parsePageSize, PAGE_SIZE_NAMES, type PageSize } from '../core/layout/sizes.ts';
import {
  chooseOption,
  numberOption,
  type OptionValues,
  type Terminal,
  textOption,
  UsageError,
} from './command.ts';
import { STREAM } from './input.ts';

const THEMES = ['light', 'dark', 'print'] as const;

const WIDTH = { from: 240, to: 20_000, whole: true };
const SCALE = { from: 0.1, to: 20, whole: false };
const DOTS_PER_INCH = { from: 10, to: 2400, whole: false };
const PX_PER_INCH = 96;

/** Stands in an output's path for the name of each of several documents. */
export const NAME_PLACE = '{name}';

export interface Target {
  readonly path: string;
  readonly format: FigureFormat;
}

export interface ExportChoices {
  readonly targets: readonly Target[];
  /** Id or name of a figure that the document keeps. */
  readonly figure: string | undefined;
  readonly options: Partial<FigureOptions>;
  /** Whether a PDF goes on over pages, so that figures may be as high as they need. */
  readonly pages: boolean;
}

/** Throws a UsageError for what cannot be meant. `many` tells that there are several documents. */
export function parseChoices(values: OptionValues, many: boolean, terminal: Terminal): ExportChoices {
  const size = parseSize(values, terminal);
  const pages = values['pages'] === true;
  if (pages && (size?.height ?? null) === null)
    throw new UsageError(terminal.translate('cli.export.pages-need-size'));
  const formatOf = formatMaker(values, size, pages, terminal);
  const targets = parsePaths(values, many, terminal).map((path) => ({
    path,
    format: formatOf(formatNameOf(path, values, terminal)),
  }));
  return {
    targets,
    figure: textOption(values, 'figure'),
    options: { ...sizeOptions(size, pages), ...parseFigureOptions(values, terminal) },
    pages,
  };
}

function parsePaths(values: OptionValues, many: boolean, terminal: Terminal): readonly string[] {
  const given = values['out'];
  const paths = (Array.isArray(given) ? given : []).filter((path) => path !== '');
  if (paths.length === 0) throw new UsageError(terminal.translate('cli.export.no-out'));
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) throw new UsageError(terminal.translate('cli.export.same-out', { file: twice }));
  const nameless = paths.find((path) => !path.includes(NAME_PLACE));
  if (many && nameless !== undefined)
    throw new UsageError(terminal.translate('cli.export.needs-name', { file: nameless, place: NAME_PLACE }));
  return paths;
}

/** The format is the one that the file's name tells, else the one asked for. */
function formatNameOf(path: string, values: OptionValues, terminal: Terminal): FigureFormatName {
  const asked = chooseOption(values, 'format', FIGURE_FORMATS, terminal);
  const extension = extname(path).slice(1).toLowerCase();
  const format = FIGURE_FORMATS.find((known) => known === extension);
  const several = Array.isArray(values['out']) && values['out'].length > 1;
  const found = several ? (format ?? asked) : (asked ?? format);
  if (found !== undefined) return found;
  const key = path === STREAM ? 'cli.export.no-format' : 'cli.export.unknown-format';
  throw new UsageError(terminal.translate(key, { file: path, choices: FIGURE_FORMATS.join(', ') }));
}

function formatMaker(
  values: OptionValues,
  size: PageSize | null,
  pages: boolean,
  terminal: Terminal,
): (name: FigureFormatName) => FigureFormat {
  const dotsPerInch = numberOption(values, 'dpi', DOTS_PER_INCH, terminal) ?? size?.dotsPerInch;
  const scale = numberOption(values, 'scale', SCALE, terminal) ?? (dotsPerInch ?? PX_PER_INCH) / PX_PER_INCH;
  const pageHeight = pages ? size?.height : undefined;
  return (name) => {
    if (name === 'png')
      return dotsPerInch === undefined ? { type: name, scale } : { type: name, scale, dotsPerInch };
    if (name === 'pdf') return typeof pageHeight === 'number' ? { type: name, pageHeight } : { type: name };
    return { type: name };
  };
}

function parseSize(values: OptionValues, terminal: Terminal): PageSize | null {
  const text = textOption(values, 'size');
  if (text === undefined) return null;
  const size = parsePageSize(text);
  if (size !== null) return size;
  const choices = `${PAGE_SIZE_NAMES.join(', ')}, 1200x675, 178mm, 178x120mm`;
  throw new UsageError(terminal.translate('cli.bad-choice', { option: '--size', value: text, choices }));
}

function sizeOptions(size: PageSize | null, pages: boolean): Partial<FigureOptions> {
  if (size === null) return {};
  const { width, height, textScale } = size;
  return { width, textScale, ...(height === null || pages ? {} : { height }) };
}

function parseFigureOptions(values: OptionValues, terminal: Terminal): Partial<FigureOptions> {
  const choices = {
    language: chooseOption(values, 'lang', LANGUAGE_CODES, terminal),
    theme: chooseOption(values, 'theme', THEMES, terminal),
    lanes: chooseOption(values, 'lanes', LANE_MODES, terminal),
    from: dateOption(values, 'from', terminal),
    to: dateOption(values, 'to', terminal),
    width: numberOption(values, 'width', WIDTH, terminal),
  };
  const second = chooseOption(values, 'second', LANGUAGE_CODES, terminal);
  if (second !== undefined) return { ...given(choices), second: { language: second } };
  return given(choices);
}

function given(choices: { readonly [Name in keyof FigureOptions]?: FigureOptions[Name] | undefined }) {
  return Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
}

function dateOption(values: OptionValues, name: string, terminal: Terminal): string | undefined {
  const value = textOption(values, name);
  if (value === undefined || parseDate(value).ok) return value;
  throw new UsageError(terminal.translate('cli.bad-date', { option: `--${name}`, value }));
}

/** One of the figures that an export makes of a document. */
export interface ResolvedFigure {
  readonly options: FigureOptions;
  /** Stands in the names of its files where there are several languages; else empty. */
  readonly language: string;
}

/**
 * The options of a document's figure: our defaults, then those of the figure that it keeps under the name asked for,
 * then what the arguments say. Null where it keeps none of that name. A kept figure of several languages is made in
 * each, or in the one asked for. Without a language a figure speaks the document's first one that we have words for.
 */
export function resolveFigures(
  document: TimelineDocument,
  choices: ExportChoices,
): readonly ResolvedFigure[] | null {
  const named = choices.figure === undefined ? undefined : findFigure(document, choices.figure);
  if (named === undefined && choices.figure !== undefined) return null;
  const kept = settingsOfFiles(named?.options ?? {});
  const asked = choices.options.language;
  const known = asked === undefined ? kept : kept.filter(({ language }) => language === asked);
  const [first = {}] = kept;
  const settings = known.length > 0 ? known : [asked === first.language ? first : withoutTexts(first)];
  return settings.map((one) => {
    const options = resolveOptions(document, one, choices);
    return { options, language: settings.length > 1 ? options.language : '' };
  });
}

function resolveOptions(
  document: TimelineDocument,
  kept: FigureSettings,
  choices: ExportChoices,
): FigureOptions {
  const language = choices.options.language ?? kept.language ?? matchLanguage(document.languages);
  const options = { ...defaultFigureOptions(document, language), ...kept, ...choices.options, language };
  return choices.pages ? withoutHeight(options) : options;
}

function findFigure(document: TimelineDocument, name: string): NamedFigure | undefined {
  const figures = document.figures ?? [];
  const isNamed = (figure: NamedFigure): boolean => Object.values(figure.name).includes(name);
  return figures.find(({ id }) => id === name) ?? figures.find(isNamed);
}

function withoutHeight(options: FigureOptions): FigureOptions {
  const copy: { -readonly [Name in keyof FigureOptions]: FigureOptions[Name] } = { ...options };
  delete copy.height;
  return copy;
}
