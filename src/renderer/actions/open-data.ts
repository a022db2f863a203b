import Database from '@lucide/svelte/icons/database';
import type { Action } from './action.ts';

export const openData: Action = {
  id: 'open-data',
  label: 'action.open-data',
  group: 'file',
  icon: Database,
  shortcuts: [{ key: 'o', code: 'KeyO', mod: true, shift: true }],
  perform: (app) => app.dialogs.open({ type: 'open-data' }),
};
