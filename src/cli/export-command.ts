import { join, parse } from 'node:path';
import type { FigureOptions } from '../core/figure/contract.ts';
import type { TimelineDocument } from '../core/document/model.ts';
import { PictureTooLarge } from '../core/figure/png/picture-too-large.ts';
import { wordFigureNote } from '../i18n/figure-notes.ts';
import { languageName } from '../i18n/languages.ts';
import type { Command, ExitCode, Terminal } from './command.ts';
import { documentName, expandFolders, isFolder } from './documents.ts';
import { type ExportChoices, NAME_PLACE, parseChoices, resolveFigures } from './export-options.ts';
import { readDocument, STREAM } from './input.ts';
import { type Output, writeOutputs } from './output.ts';

export const exportCommand: Command = {
  name: 'export',
  help: 'cli.export.help',
  options: {
    out: { type: 'string', multiple: true },
    format: { type: 'string' },
    figure: { type: 'string' },
    lang: { type: 'string' },
    second: { type: 'string' },
    theme: { type: 'string' },
    lanes: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    size: { type: 'string' },
    width: { type: 'string' },
    scale: { type: 'string' },
    dpi: { type: 'string' },
    pages: { type: 'boolean' },
  },
  files: [1, Infinity],
  run: async (paths, values, terminal) => {
    const many = paths.length > 1 || (await isFolder(paths[0] ?? STREAM));
    const choices = parseChoices(values, many, terminal);
    const files = await expandFolders(paths);
    if (files.length === 0) {
      terminal.report(`${paths.join(', ')}: ${terminal.translate('cli.export.empty-folder')}`);
      return 1;
    }
    let worst: ExitCode = 0;
    for (const file of files) if (!(await tryExport(file, choices, terminal))) worst = 1;
    return worst;
  },
};

/** False after what failed was reported: the other documents have their turn all the same. */
async function tryExport(file: string, choices: ExportChoices, terminal: Terminal): Promise<boolean> {
  try {
    return await exportDocument(file, choices, terminal);
  } catch (error) {
    terminal.progress(null);
    const message = error instanceof Error ? error.message : String(error);
    const isTooLarge = error instanceof PictureTooLarge;
    terminal.report(`${file}: ${isTooLarge ? terminal.translate('cli.export.too-large') : message}`);
    return false;
  }
}

/** All figures of one document: every file of them or, where one cannot be written, none. */
async function exportDocument(file: string, choices: ExportChoices, terminal: Terminal): Promise<boolean> {
  const document = await readDocument(file, terminal);
  if (document === null) return false;
  const figures = resolveFigures(document, choices);
  if (figures === null) {
    terminal.report(
      `${file}: ${terminal.translate('cli.export.no-such-figure', { name: choices.figure ?? '' })}`,
    );
    return false;
  }
  const outputs: Output[] = [];
  for (const { options, language } of figures) {
    const drawn = await draw(file, document, options, choices, terminal);
    outputs.push(
      ...drawn.map(({ path, bytes }) => ({
        path: inLanguage(path.replaceAll(NAME_PLACE, documentName(file)), language),
        bytes,
      })),
    );
  }
  return writeOutputs(outputs, terminal);
}

/** `figure.pdf` and `ar` give `figure-ar.pdf`, as the app names its files. */
function inLanguage(path: string, language: string): string {
  if (language === '' || path === STREAM) return path;
  const { dir, name, ext } = parse(path);
  return join(dir, `${name}-${language}${ext}`);
}

async function draw(
  file: string,
  document: TimelineDocument,
  options: FigureOptions,
  { targets }: ExportChoices,
  terminal: Terminal,
): Promise<readonly Output[]> {
  // Fonts and the engines of figures are large: the other commands need not wait for them.
  const { exportFigure } = await import('./export.ts');
  const job = { request: { document, options }, formats: targets.map(({ format }) => format) };
  const { files, notes } = await exportFigure(job, {
    onProgress: ({ fraction }) => terminal.progress(`${file}  ${Math.round(fraction * 100)} %`),
  });
  terminal.progress(null);
  for (const note of notes) {
    const worded = wordFigureNote(note, terminal.translate, (tag) => languageName(tag, terminal.language));
    terminal.report(terminal.translate('cli.note', { note: worded }));
  }
  return targets.map(({ path }, index) => {
    const made = files[index];
    if (made === undefined) throw new Error(`The figure has no file for ${path}`);
    return { path, bytes: made.bytes };
  });
}
