import ChevronsRight from '@lucide/svelte/icons/step-forward';
import type { Action } from './action.ts';

export const nextEvent: Action = {
  id: 'next-event',
  label: 'action.next-event',
  group: 'go',
  icon: ChevronsRight,
  shortcuts: [{ key: 'n', code: 'KeyN' }, { key: 'j', code: 'KeyJ' }, { key: 'arrow-forward' }],
  isEnabled: (app) => app.order.ids.length > 0,
  perform: (app) => app.stepEvent(1),
};
