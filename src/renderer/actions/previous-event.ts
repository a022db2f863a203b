import ChevronsLeft from '@lucide/svelte/icons/step-back';
import type { Action } from './action.ts';

export const previousEvent: Action = {
  id: 'previous-event',
  label: 'action.previous-event',
  group: 'go',
  icon: ChevronsLeft,
  shortcuts: [{ key: 'p', code: 'KeyP' }, { key: 'k', code: 'KeyK' }, { key: 'arrow-backward' }],
  isEnabled: (app) => app.order.ids.length > 0,
  perform: (app) => app.stepEvent(-1),
};
