import { basename } from 'node:path';
import { app, Menu } from 'electron';
import type { MenuItem } from '../host/host.ts';
import { showAbout } from './about.ts';
import { toPlatformMenu } from './platform-menu.ts';
import type { Shell } from './shell.ts';
import { translateFor } from './words.ts';
import { type AppWindow, sendEvent } from './window/window-list.ts';

/** Shows the menu that a window sent, until it sends another. */
export async function setWindowMenu(
  shell: Shell,
  window: AppWindow,
  items: readonly MenuItem[],
): Promise<void> {
  window.menuItems = items;
  await showMenu(shell, window);
}

/** Shows again the menus of all windows, whose lists of recent files are others now. */
export async function refreshMenus(shell: Shell): Promise<void> {
  for (const window of shell.windows.all()) await showMenu(shell, window);
}

async function showMenu(shell: Shell, window: AppWindow): Promise<void> {
  const items = window.menuItems;
  if (items === null) return;
  const translate = await translateFor(shell);
  const recents = await shell.recents.list();
  const template = toPlatformMenu(items, {
    platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
    translate,
    recents: recents.map(({ path }) => basename(path)),
    onAction: (action) => {
      sendEvent(window, { type: 'action', action });
    },
    onRecent: (index) => {
      const recent = recents[index];
      if (recent !== undefined) shell.open([recent.path]);
    },
    onClearRecents: () => void clearRecents(shell),
    onAbout: () => void showAbout(shell, window),
  });
  // The window may have sent another meanwhile, or be gone.
  if (window.menuItems === items && !window.browserWindow.isDestroyed())
    install(window, Menu.buildFromTemplate(template));
}

/** macOS has one bar, which belongs to the window in front; elsewhere each window has its own. */
function install(window: AppWindow, menu: Menu): void {
  window.menu = menu;
  if (process.platform !== 'darwin') window.browserWindow.setMenu(menu);
  else if (window.browserWindow.isFocused()) Menu.setApplicationMenu(menu);
}

export async function clearRecents(shell: Shell): Promise<void> {
  app.clearRecentDocuments();
  await shell.recents.clear();
  await refreshMenus(shell);
}

/** Until a window has sent its menu, and on macOS while there is no window. */
export async function installDefaultMenu(shell: Shell): Promise<void> {
  const isMac = process.platform === 'darwin';
  if (!isMac) return Menu.setApplicationMenu(null);
  const translate = await translateFor(shell);
  const quit = { role: 'quit', label: translate('menu.quit') } as const;
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: translate('app.name'), submenu: [quit] }]));
}
