import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuItem } from '../host/host.ts';
import type { Shell } from './shell.ts';
import { type AppWindow, sendEvent } from './window/window-list.ts';

/** Until a window has sent its menu, and when macOS has no window: what every app has. */
export function installDefaultMenu(): void {
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'windowMenu' }])
      : null,
  );
}

/** Shows the window's menu. macOS has one bar, which follows the focus; elsewhere each window has its own. */
export function setWindowMenu(shell: Shell, window: AppWindow, items: readonly MenuItem[]): void {
  const menu = Menu.buildFromTemplate(items.map((item) => toElectronItem(item, window)));
  const { browserWindow } = window;
  if (process.platform !== 'darwin') {
    browserWindow.setMenu(menu);
    return;
  }
  window.menu = menu;
  const focused = shell.windows.all().find((other) => other.browserWindow.isFocused());
  if (focused === undefined || focused === window) Menu.setApplicationMenu(menu);
}

/** An item as Electron wants it. A chosen action goes back to its window by name: no code comes with a menu. */
export function toElectronItem(item: MenuItem, window: AppWindow): MenuItemConstructorOptions {
  switch (item.type) {
    case 'separator':
      return { type: 'separator' };
    case 'role':
      return { role: item.role, ...(item.label === undefined ? {} : { label: item.label }) };
    case 'submenu':
      return {
        label: item.label,
        ...(item.role === undefined ? {} : { role: item.role }),
        submenu: item.items.map((inner) => toElectronItem(inner, window)),
      };
    case 'action':
      return {
        id: item.action,
        label: item.label,
        enabled: item.enabled,
        ...(item.accelerator === undefined ? {} : { accelerator: item.accelerator }),
        ...(item.checked === undefined ? {} : { type: 'checkbox', checked: item.checked }),
        click: () => {
          sendEvent(window, { type: 'action', action: item.action });
        },
      };
  }
}

/** On macOS the bar belongs to the window in front. */
export function followFocus(window: AppWindow): void {
  if (process.platform !== 'darwin') return;
  window.browserWindow.on('focus', () => {
    if (window.menu !== null) Menu.setApplicationMenu(window.menu);
  });
}
