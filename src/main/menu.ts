import { basename } from 'node:path';
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
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
  if (shell.windows.all().length === 0) await installDefaultMenu(shell);
}

async function showMenu(shell: Shell, window: AppWindow): Promise<void> {
  const items = window.menuItems;
  if (items === null) return;
  const template = await templateOf(shell, items, window);
  // The window may have sent another meanwhile, or be gone.
  if (window.menuItems === items && !window.browserWindow.isDestroyed())
    install(window, Menu.buildFromTemplate(template));
}

/** The menu of a window, or of the app while it has none. */
async function templateOf(
  shell: Shell,
  items: readonly MenuItem[],
  window: AppWindow | null,
): Promise<MenuItemConstructorOptions[]> {
  const recents = await shell.recents.list();
  return toPlatformMenu(items, {
    platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
    translate: await translateFor(shell),
    recents: recents.map(({ path }) => basename(path)),
    onAction: (action) => {
      if (window === null) shell.open([]);
      else sendEvent(window, { type: 'action', action });
    },
    onRecent: (index) => {
      const recent = recents[index];
      if (recent !== undefined) shell.open([recent.path]);
    },
    onClearRecents: () => void clearRecents(shell),
    onAbout: () => void showAbout(shell, window),
  });
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

/**
 * Until a window has sent its menu, and on macOS while there is no window: the menu of one that is gone would act on
 * nothing.
 */
export async function installDefaultMenu(shell: Shell): Promise<void> {
  if (process.platform !== 'darwin') return Menu.setApplicationMenu(null);
  const translate = await translateFor(shell);
  const label = translate('action.new-window');
  const open = {
    type: 'action',
    action: 'new-window',
    label,
    accelerator: 'CmdOrCtrl+Shift+N',
    enabled: true,
  } as const;
  const file = { type: 'submenu', label: translate('app.menu-file'), items: [open] } as const;
  const template = await templateOf(shell, [file], null);
  // A window may have come meanwhile, with its own.
  if (shell.windows.all().every(({ menu }) => menu === null))
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
