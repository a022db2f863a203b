import Command from '@lucide/svelte/icons/command';
import type { Action } from './action.ts';

export const palette: Action = {
  id: 'palette',
  label: 'action.palette',
  group: 'help',
  icon: Command,
  shortcuts: [{ key: 'k', code: 'KeyK', mod: true }],
  perform: (app) => app.dialogs.open({ type: 'palette' }),
};
