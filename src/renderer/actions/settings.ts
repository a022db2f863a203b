import SettingsIcon from '@lucide/svelte/icons/settings-2';
import type { Action } from './action.ts';

export const settings: Action = {
  id: 'settings',
  label: 'action.settings',
  group: 'edit',
  icon: SettingsIcon,
  shortcuts: [{ key: ',', code: 'Comma', mod: true }],
  perform: (app) => app.dialogs.open({ type: 'settings' }),
};
