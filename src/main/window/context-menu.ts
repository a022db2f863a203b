import { Menu } from 'electron';
import type { Shell } from '../shell.ts';
import { translateFor } from '../words.ts';
import type { AppWindow } from './window-list.ts';

/** Text fields have the usual items on a right click; nothing else has a menu of the system's. */
export function offerEditing(shell: Shell, window: AppWindow): void {
  const { browserWindow } = window;
  browserWindow.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    if (!isEditable && selectionText === '') return;
    void translateFor(shell).then((translate) => {
      Menu.buildFromTemplate([
        ...(isEditable
          ? [{ role: 'cut', label: translate('menu.cut'), enabled: editFlags.canCut } as const]
          : []),
        { role: 'copy', label: translate('menu.copy'), enabled: editFlags.canCopy },
        ...(isEditable
          ? [{ role: 'paste', label: translate('menu.paste'), enabled: editFlags.canPaste } as const]
          : []),
        { role: 'selectAll', label: translate('menu.select-all'), enabled: editFlags.canSelectAll },
      ]).popup({ window: browserWindow });
    });
  });
}

/** On macOS the one menu bar belongs to the window in front. */
export function followFocus(window: AppWindow): void {
  if (process.platform !== 'darwin') return;
  window.browserWindow.on('focus', () => {
    if (window.menu !== null) Menu.setApplicationMenu(window.menu);
  });
}
