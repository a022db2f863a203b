import SkipForward from '@lucide/svelte/icons/skip-forward';
import type { Action } from './action.ts';

export const lastEvent: Action = {
  id: 'last-event',
  label: 'action.last-event',
  group: 'go',
  icon: SkipForward,
  shortcuts: [{ key: 'End' }],
  isEnabled: (app) => app.timeline !== null,
  perform: async (app) => {
    await app.timeline?.stepEvent('last');
  },
};
