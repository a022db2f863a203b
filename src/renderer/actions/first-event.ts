import SkipBack from '@lucide/svelte/icons/skip-back';
import type { Action } from './action.ts';

export const firstEvent: Action = {
  id: 'first-event',
  label: 'action.first-event',
  group: 'go',
  icon: SkipBack,
  shortcuts: [{ key: 'Home' }],
  isEnabled: (app) => app.timeline !== null,
  perform: async (app) => {
    await app.timeline?.stepEvent('first');
  },
};
