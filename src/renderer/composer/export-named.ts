import { settingsOfFiles } from '../../core/document/figure-settings.ts';
import type { NamedFigure } from '../../core/document/model.ts';
import { defaultFigureOptions } from '../../core/figure/default-options.ts';
import type { AppState } from '../state/app.svelte.ts';
import { wordFigureNote } from '../../i18n/figure-notes.ts';
import { ExportJob } from './export-job.svelte.ts';
import { firstDensity, pngFormat } from './formats.ts';
import { resolveSize, sizeChoiceOf } from './figure-size.ts';

/** A figure kept with the document, exported again as it was composed: SVG, PNG and PDF. */
export async function exportNamed(app: AppState, figure: NamedFigure): Promise<void> {
  const document = app.open?.document;
  if (!document) return;
  const name = app.text(figure.name);
  const all = settingsOfFiles(figure.options);
  const parts = all.map((settings) => {
    const { language = app.settings.languageCode } = settings;
    const options = { ...defaultFigureOptions(document, language), ...settings, language };
    return { name: all.length > 1 ? `${name}-${language}` : name, document, options };
  });
  const { width = 0, height } = parts[0]?.options ?? {};
  const page = resolveSize(sizeChoiceOf(width, height));
  const density = page ? firstDensity(page) : 192;
  const job = new ExportJob(app);
  await job.run(parts, [{ type: 'svg' }, pngFormat(density), { type: 'pdf' }]);
  const { status } = job;
  if (status.type === 'failed') app.notices.show(app.t(`export.failed-${status.code}`), 'error');
  if (status.type !== 'done') return;
  const notes = status.notes.map((note) => wordFigureNote(note, app.t, (tag) => app.languageName(tag)));
  app.notices.show([app.t('export.done', { files: app.list(status.names) }), ...notes].join('\n'), 'success');
}
