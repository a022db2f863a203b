import Keyboard from '@lucide/svelte/icons/keyboard';
import type { Action } from './action.ts';

export const keysHelp: Action = {
  id: 'keys',
  label: 'action.keys',
  group: 'help',
  icon: Keyboard,
  shortcuts: [{ key: '?' }, { key: '؟', alias: true }],
  perform: (app) => app.dialogs.open({ type: 'keys' }),
};
