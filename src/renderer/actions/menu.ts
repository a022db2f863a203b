import type { MenuItem } from '../../host/host.ts';
import type { AppState } from '../state/app.svelte.ts';
import { type Action, ACTION_GROUPS, type ActionGroup, isEnabled } from './action.ts';
import { accelerator } from './shortcut-text.ts';
import { ACTIONS } from './index.ts';

/** The native menu, from the list of actions; the host adds what belongs to its system. */
export function buildMenu(app: AppState): readonly MenuItem[] {
  return ACTION_GROUPS.map((group) => ({
    type: 'submenu',
    label: app.t(`app.menu-${group}`),
    items: menuItems(group, app),
    ...(group === 'help' && { role: 'help' as const }),
  }));
}

function menuItems(group: ActionGroup, app: AppState): readonly MenuItem[] {
  const items = ACTIONS.filter((action) => action.group === group).map((action) => menuItem(action, app));
  return group === 'edit' ? [...EDIT_ROLES, { type: 'separator' }, ...items] : items;
}

const EDIT_ROLES: readonly MenuItem[] = [
  { type: 'role', role: 'cut' },
  { type: 'role', role: 'copy' },
  { type: 'role', role: 'paste' },
  { type: 'role', role: 'selectAll' },
];

function menuItem(action: Action, app: AppState): MenuItem {
  // A plain key in a native menu would be taken from every text field; the window handles those itself.
  const keys = action.shortcuts?.find((shortcut) => shortcut.mod === true);
  return {
    type: 'action',
    action: action.id,
    label: app.t(action.label),
    enabled: isEnabled(action, app),
    ...(keys && { accelerator: accelerator(keys) }),
    ...(action.isChecked && { checked: action.isChecked(app) }),
  };
}
