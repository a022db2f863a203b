import type { MenuItemConstructorOptions } from 'electron';
import type { MenuItem } from '../host/host.ts';
import type { Translate } from '../i18n/translate.ts';

/** What a menu needs to become the platform's. */
export interface MenuSurroundings {
  readonly platform: 'darwin' | 'win32' | 'linux';
  readonly translate: Translate;
  /** Names of the recent files, newest first. */
  readonly recents: readonly string[];
  onAction(action: string): void;
  onRecent(index: number): void;
  onClearRecents(): void;
  onAbout(): void;
}

type Template = MenuItemConstructorOptions;

const SEPARATOR: Template = { type: 'separator' };
/** The action that macOS has in the app's own menu. */
const SETTINGS = 'settings';

/**
 * The window's menu with what belongs to the platform: macOS wants the app's own menu first and the window menu before
 * help; the others have quit in the file menu and about in the help menu. The first menu that is given is the file
 * menu, and one with the role `help` the last.
 */
export function toPlatformMenu(menu: readonly MenuItem[], around: MenuSurroundings): Template[] {
  const isMac = around.platform === 'darwin';
  const settings = isMac ? findAction(menu, SETTINGS) : null;
  const shown = settings === null ? menu : withoutAction(menu, SETTINGS);
  const templates = shown.map((item) => toTemplate(item, around));
  const help = templates.filter(({ role }) => role === 'help');
  const [file, ...middle] = templates.filter(({ role }) => role !== 'help');
  return [
    ...(isMac ? [appMenu(settings, around)] : []),
    ...(file === undefined ? [] : [withItems(file, fileItems(around))]),
    ...middle,
    windowMenu(around),
    ...help.map((item) => withItems(item, isMac ? [] : [SEPARATOR, aboutItem(around)])),
  ];
}

/** An item as Electron wants it. A chosen action goes back by name: no code comes with a menu. */
function toTemplate(item: MenuItem, around: MenuSurroundings): Template {
  switch (item.type) {
    case 'separator':
      return SEPARATOR;
    case 'role':
      return { role: item.role, label: item.label ?? roleLabel(item.role, around.translate) };
    case 'submenu':
      return {
        label: item.label,
        ...(item.role === undefined ? {} : { role: item.role }),
        submenu: item.items.map((inner) => toTemplate(inner, around)),
      };
    case 'action':
      return {
        id: item.action,
        label: item.label,
        enabled: item.enabled,
        ...(item.accelerator === undefined ? {} : { accelerator: item.accelerator }),
        ...(item.checked === undefined ? {} : { type: 'checkbox' as const, checked: item.checked }),
        click: () => {
          around.onAction(item.action);
        },
      };
  }
}

const ROLE_LABELS = {
  undo: 'menu.undo',
  redo: 'menu.redo',
  cut: 'menu.cut',
  copy: 'menu.copy',
  paste: 'menu.paste',
  selectAll: 'menu.select-all',
  about: 'menu.about',
  services: 'menu.services',
  hide: 'menu.hide',
  hideOthers: 'menu.hide-others',
  unhide: 'menu.unhide',
  quit: 'menu.quit',
  close: 'menu.close',
  minimize: 'menu.minimize',
  zoom: 'menu.zoom',
  front: 'menu.front',
  window: 'menu.window',
  help: 'menu.help',
  togglefullscreen: 'menu.full-screen',
  resetZoom: 'menu.reset-zoom',
  zoomIn: 'menu.zoom-in',
  zoomOut: 'menu.zoom-out',
  recentDocuments: 'menu.recents',
  appMenu: 'app.name',
} as const;

type LabelledRole = keyof typeof ROLE_LABELS;

/** Electron's own labels are English on most systems. */
function roleLabel(role: LabelledRole, translate: Translate): string {
  return translate(ROLE_LABELS[role]);
}

function roleItem(role: LabelledRole, { translate }: MenuSurroundings): Template {
  return { role, label: roleLabel(role, translate) };
}

function appMenu(settings: MenuItem | null, around: MenuSurroundings): Template {
  const role = (name: LabelledRole): Template => roleItem(name, around);
  return {
    label: around.translate('app.name'),
    submenu: [
      aboutItem(around),
      SEPARATOR,
      ...(settings === null ? [] : [toTemplate(settings, around), SEPARATOR]),
      { ...role('services'), submenu: [] },
      SEPARATOR,
      role('hide'),
      role('hideOthers'),
      role('unhide'),
      SEPARATOR,
      role('quit'),
    ],
  };
}

function fileItems(around: MenuSurroundings): readonly Template[] {
  const ends = around.platform === 'darwin' ? ['close' as const] : (['close', 'quit'] as const);
  return [SEPARATOR, recentsMenu(around), SEPARATOR, ...ends.map((role) => roleItem(role, around))];
}

function recentsMenu(around: MenuSurroundings): Template {
  const { translate, recents } = around;
  const files = recents.map((name, index) => ({
    id: `recent-${index}`,
    label: escapeMnemonic(name),
    click: () => {
      around.onRecent(index);
    },
  }));
  const clear = {
    id: 'clear-recents',
    label: translate('menu.clear-recents'),
    click: () => {
      around.onClearRecents();
    },
  };
  return {
    label: translate('menu.recents'),
    enabled: files.length > 0,
    submenu: files.length > 0 ? [...files, SEPARATOR, clear] : [],
  };
}

/** On Windows and Linux an ampersand in a label underlines what follows it. */
function escapeMnemonic(name: string): string {
  return name.replaceAll('&', '&&');
}

function windowMenu(around: MenuSurroundings): Template {
  const role = (name: LabelledRole): Template => roleItem(name, around);
  const sizes = [role('togglefullscreen'), SEPARATOR, role('zoomIn'), role('zoomOut'), role('resetZoom')];
  const ends = around.platform === 'darwin' ? [role('zoom'), SEPARATOR, role('front')] : [];
  return { ...role('window'), submenu: [role('minimize'), ...ends, SEPARATOR, ...sizes] };
}

function aboutItem(around: MenuSurroundings): Template {
  return {
    id: 'about',
    label: around.translate('menu.about'),
    click: () => {
      around.onAbout();
    },
  };
}

function withItems(menu: Template, items: readonly Template[]): Template {
  return { ...menu, submenu: [...(Array.isArray(menu.submenu) ? menu.submenu : []), ...items] };
}

function findAction(menu: readonly MenuItem[], action: string): MenuItem | null {
  for (const item of menu) {
    if (item.type === 'action' && item.action === action) return item;
    const inner = item.type === 'submenu' ? findAction(item.items, action) : null;
    if (inner !== null) return inner;
  }
  return null;
}

function withoutAction(menu: readonly MenuItem[], action: string): readonly MenuItem[] {
  return menu
    .filter((item) => item.type !== 'action' || item.action !== action)
    .map((item) => (item.type === 'submenu' ? { ...item, items: withoutAction(item.items, action) } : item));
}
