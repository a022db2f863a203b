import Search from '@lucide/svelte/icons/search';
import type { Action } from './action.ts';

export const search: Action = {
  id: 'search',
  label: 'action.search',
  group: 'go',
  icon: Search,
  shortcuts: [
    { key: '/', code: 'Slash' },
    { key: 'f', code: 'KeyF', mod: true },
  ],
  isEnabled: (app) => app.open !== null,
  perform: (app) => app.focusSearch?.(),
};
