import ChevronsUp from '@lucide/svelte/icons/chevrons-up';
import type { Action } from './action.ts';

export const laneAbove: Action = {
  id: 'lane-above',
  label: 'action.lane-above',
  group: 'go',
  icon: ChevronsUp,
  shortcuts: [{ key: 'arrow-up' }],
  isEnabled: (app) => app.timeline !== null,
  perform: async (app) => {
    await app.timeline?.stepEvent('lane-up');
  },
};
