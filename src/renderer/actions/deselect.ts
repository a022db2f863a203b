import SquareX from '@lucide/svelte/icons/square-x';
import type { Action } from './action.ts';

export const deselect: Action = {
  id: 'deselect',
  label: 'action.deselect',
  group: 'go',
  icon: SquareX,
  shortcuts: [{ key: 'Escape' }],
  isEnabled: (app) => app.view.selection !== null,
  perform: (app) => app.select(null),
};
