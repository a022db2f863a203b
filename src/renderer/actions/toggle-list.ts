import Rows3 from '@lucide/svelte/icons/table-2';
import type { Action } from './action.ts';

export const toggleList: Action = {
  id: 'list',
  label: 'action.list',
  group: 'view',
  icon: Rows3,
  shortcuts: [{ key: 't', code: 'KeyT' }],
  isEnabled: (app) => app.open !== null,
  isChecked: (app) => app.view.mode === 'list',
  perform: (app) => {
    app.view.mode = app.view.mode === 'list' ? 'timeline' : 'list';
  },
};
