import History from '@lucide/svelte/icons/history';
import type { Action } from './action.ts';

export const revert: Action = {
  id: 'revert',
  label: 'action.revert',
  group: 'file',
  icon: History,
  isEnabled: (app) => app.open?.edited === true && app.open.file !== null,
  perform: (app) => app.files.reload(),
};
