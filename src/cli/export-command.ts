import { extname } from 'node:path';
import { parseDate } from '../core/dates/parse.ts';
import { assertNever } from '../core/document/assert-never.ts';
import { LANE_MODES, type TimelineDocument } from '../core/document/model.ts';
import type { FigureNote, FigureOptions } from '../core/figure/contract.ts';
import { defaultFigureOptions } from '../core/figure/default-options.ts';
import type { MessageKey } from '../i18n/languages.ts';
import type { ExportRequest } from './export.ts';
import {
  chooseOption,
  type Command,
  numberOption,
  type OptionValues,
  type Terminal,
  textOption,
  UsageError,
} from './command.ts';
import { readDocument, STREAM } from './input.ts';
import { writeOutput } from './output.ts';

const FORMATS = ['svg', 'png'] as const satisfies readonly ExportRequest['format'][];
const LANGUAGES = ['en', 'ar'] as const;
const THEMES = ['light', 'dark'] as const;

const WIDTH = { from: 200, to: 20_000, whole: true };
const SCALE = { from: 0.1, to: 20, whole: false };

export const exportCommand: Command = {
  name: 'export',
  help: 'cli.export.help',
  options: {
    out: { type: 'string' },
    format: { type: 'string' },
    lang: { type: 'string' },
    theme: { type: 'string' },
    lanes: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    width: { type: 'string' },
    scale: { type: 'string' },
  },
  files: [1, 1],
  run: async ([file = ''], options, terminal) => {
    const target = parseTarget(options, terminal);
    const choices = parseChoices(options, terminal);
    const document = await readDocument(file, terminal);
    if (document === null) return 1;
    // Fonts' and figures' engines are large: the other commands need not wait for them.
    const { exportFigure } = await import('./export.ts');
    const request = { document, ...target, options: applyChoices(document, choices) };
    const { bytes, notes } = await exportFigure(request, terminal.interrupted);
    terminal.interrupted.throwIfAborted();
    for (const note of notes) terminal.report(wordNote(note, terminal));
    return (await writeOutput(target.path, bytes, terminal)) ? 0 : 1;
  },
};

interface Target {
  readonly path: string;
  readonly format: ExportRequest['format'];
  readonly scale: number;
}

/** The format is the one asked for, else the file name's. */
function parseTarget(options: OptionValues, terminal: Terminal): Target {
  const path = textOption(options, 'out');
  if (path === undefined || path === '') throw new UsageError(terminal.translate('cli.export.no-out'));
  const extension = extname(path).slice(1).toLowerCase();
  const format =
    chooseOption(options, 'format', FORMATS, terminal) ?? FORMATS.find((known) => known === extension);
  if (format === undefined) {
    const key = path === STREAM ? 'cli.export.no-format' : 'cli.export.unknown-format';
    throw new UsageError(terminal.translate(key, { file: path, choices: FORMATS.join(', ') }));
  }
  return { path, format, scale: numberOption(options, 'scale', SCALE, terminal) ?? 1 };
}

type Choices = Partial<Pick<FigureOptions, 'language' | 'theme' | 'lanes' | 'from' | 'to' | 'width'>>;

function parseChoices(options: OptionValues, terminal: Terminal): Choices {
  const choices = {
    language: chooseOption(options, 'lang', LANGUAGES, terminal),
    theme: chooseOption(options, 'theme', THEMES, terminal),
    lanes: chooseOption(options, 'lanes', LANE_MODES, terminal),
    from: dateOption(options, 'from', terminal),
    to: dateOption(options, 'to', terminal),
    width: numberOption(options, 'width', WIDTH, terminal),
  };
  return Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
}

function dateOption(options: OptionValues, name: string, terminal: Terminal): string | undefined {
  const value = textOption(options, name);
  if (value === undefined || parseDate(value).ok) return value;
  throw new UsageError(terminal.translate('cli.bad-date', { option: `--${name}`, value }));
}

/** Without `--lang` a figure speaks the document's first language that we have words for. */
function applyChoices(document: TimelineDocument, choices: Choices): FigureOptions {
  const own = document.languages.map((tag) => LANGUAGES.find((code) => tag.startsWith(code)));
  const language = choices.language ?? own.find((code) => code !== undefined) ?? 'en';
  return { ...defaultFigureOptions(document, language), ...choices, language };
}

const NOTES = {
  'missing-glyph': 'cli.note.missing-glyph',
  'fallback-language': 'cli.note.fallback-language',
  shortened: 'cli.note.shortened',
  grouped: 'cli.note.grouped',
  'outside-range': 'cli.note.outside-range',
  simplified: 'figure.note.simplified',
  'smaller-text': 'figure.note.smaller-text',
  'hidden-relations': 'figure.note.hidden-relations',
} as const satisfies Record<FigureNote['type'], MessageKey>;

function wordNote(note: FigureNote, { translate }: Terminal): string {
  const key = NOTES[note.type];
  switch (note.type) {
    case 'missing-glyph':
      return translate(key, { characters: note.characters.join(' '), text: note.text });
    case 'fallback-language':
      return translate(key, { count: note.eventIds.length, language: note.language });
    case 'shortened':
      return translate(key, { count: note.eventIds.length });
    case 'grouped':
      return translate(key, { count: note.count, lane: note.laneId });
    case 'outside-range':
    case 'hidden-relations':
      return translate(key, { count: note.count });
    case 'simplified':
      return translate(key, { count: note.eventIds.length });
    case 'smaller-text':
      return translate(key, { size: note.size });
    default:
      return assertNever(note);
  }
}
