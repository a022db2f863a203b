import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { MenuItem } from '../../src/host/host.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { type MenuSurroundings, toPlatformMenu } from '../../src/main/platform-menu.ts';
import { StandInMenu } from '../electron/stand-in/menu.ts';

const action = (id: string, more: Partial<MenuItem> = {}): MenuItem =>
  ({ type: 'action', action: id, label: id, enabled: true, ...more }) as MenuItem;

const MENU: readonly MenuItem[] = [
  { type: 'submenu', label: 'File', items: [action('open', { accelerator: 'CmdOrCtrl+O' })] },
  { type: 'submenu', label: 'Edit', items: [{ type: 'role', role: 'copy' }, action('settings')] },
  { type: 'submenu', label: 'Help', role: 'help', items: [action('keys', { checked: true })] },
];

const chosen: string[] = [];

function build(
  platform: MenuSurroundings['platform'],
  language: 'en' | 'ar' = 'en',
  recents: string[] = [],
): StandInMenu {
  const template = toPlatformMenu(MENU, {
    platform,
    translate: createTranslate(language),
    recents,
    onAction: (id) => chosen.push(id),
    onRecent: (index) => chosen.push(`recent ${index}`),
    onClearRecents: () => chosen.push('clear'),
    onAbout: () => chosen.push('about'),
  });
  return StandInMenu.buildFromTemplate(template as MenuItemConstructorOptions[]);
}

const top = (menu: StandInMenu): readonly string[] => menu.items.map(({ label }) => label);
const under = (menu: StandInMenu, label: string): readonly string[] =>
  menu.items.find((item) => item.label === label)?.submenu?.items.map((item) => item.label) ?? [];

describe('The menu', () => {
  it('has the app’s own menu first on macOS, with settings and quit in it', () => {
    const menu = build('darwin');
    expect(top(menu)).toEqual(['Communiqué', 'File', 'Edit', 'Window', 'Help']);
    expect(under(menu, 'Communiqué')).toContain('settings');
    expect(under(menu, 'Communiqué')).toContain('Quit');
    expect(under(menu, 'Edit')).not.toContain('settings');
    expect(under(menu, 'File')).not.toContain('Quit');
    expect(under(menu, 'Help')).not.toContain('About Communiqué');
  });

  it.each(['win32', 'linux'] as const)(
    'has quit in the file menu and about in the help menu on %s',
    (platform) => {
      const menu = build(platform);
      expect(top(menu)).toEqual(['File', 'Edit', 'Window', 'Help']);
      expect(under(menu, 'File').slice(-2)).toEqual(['Close window', 'Quit']);
      expect(under(menu, 'Edit')).toContain('settings');
      expect(under(menu, 'Help')).toContain('About Communiqué');
    },
  );

  it.each(['darwin', 'win32', 'linux'] as const)(
    'has the system’s own zoom and full screen in the window menu on %s',
    (platform) => {
      const roles = build(platform)
        .items.find(({ label }) => label === 'Window')
        ?.submenu?.items.map(({ role }) => role);
      expect(roles).toEqual(expect.arrayContaining(['togglefullscreen', 'zoomIn', 'zoomOut', 'resetZoom']));
    },
  );

  it('is all Arabic where the language is, names excepted', () => {
    const menu = build('linux', 'ar', ['قمة.communique']);
    const own = menu
      .labels()
      .filter((label) => !['', 'File', 'Edit', 'Help', 'open', 'settings', 'keys'].includes(label));
    expect(own.length).toBeGreaterThan(10);
    for (const label of own) expect(label).toMatch(/[\u0600-\u06ff]/);
  });

  it('says by name which action was chosen, and keeps accelerators and marks', () => {
    const menu = build('win32', 'en', ['a & b.communique']);
    menu.getMenuItemById('open')?.click();
    menu.getMenuItemById('recent-0')?.click();
    menu.getMenuItemById('clear-recents')?.click();
    menu.getMenuItemById('about')?.click();
    expect(chosen.splice(0)).toEqual(['open', 'recent 0', 'clear', 'about']);
    expect(menu.getMenuItemById('open')?.accelerator).toBe('CmdOrCtrl+O');
    expect(menu.getMenuItemById('keys')).toMatchObject({ type: 'checkbox', checked: true });
    expect(menu.getMenuItemById('recent-0')?.label).toBe('a && b.communique');
  });

  it('greys out the recent files where there are none', () => {
    const menu = build('linux');
    const recents = menu.items[0]?.submenu?.items.find(({ label }) => label === 'Open recent');
    expect(recents).toMatchObject({ enabled: false });
  });
});
