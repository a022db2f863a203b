import { join } from 'node:path';
import { app, dialog, type MessageBoxOptions, shell as system } from 'electron';
import type { Shell } from './shell.ts';
import { translateFor } from './words.ts';
import type { AppWindow } from './window/window-list.ts';

/** Versions, for reports of faults, the licence, and the way to the notices of all that the program holds. */
export async function showAbout(shell: Shell, window: AppWindow | null): Promise<void> {
  const translate = await translateFor(shell);
  const { electron = '', chrome = '', node = '' } = process.versions as Readonly<Record<string, string>>;
  const options: MessageBoxOptions = {
    type: 'info',
    title: translate('menu.about'),
    message: translate('menu.about-version', { version: app.getVersion() }),
    detail: [
      translate('menu.about-licence'),
      translate('menu.about-parts', { electron, chromium: chrome, node }),
    ].join('\n\n'),
    buttons: [translate('menu.ok'), translate('menu.notices')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  const { response } = await (window === null
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window.browserWindow, options));
  if (response !== 1) return;
  const complaint = await system.openPath(noticesPath());
  if (complaint !== '') shell.log.write('warning', 'main', `the notices did not open: ${complaint}`);
}

/** Packaged, they lie beside the program's archive, as a text that every system can show. */
function noticesPath(): string {
  return app.isPackaged
    ? join(process.resourcesPath, 'THIRD-PARTY-NOTICES.txt')
    : join(app.getAppPath(), 'THIRD-PARTY-NOTICES.md');
}
