import ChevronsDown from '@lucide/svelte/icons/chevrons-down';
import type { Action } from './action.ts';

export const laneBelow: Action = {
  id: 'lane-below',
  label: 'action.lane-below',
  group: 'go',
  icon: ChevronsDown,
  shortcuts: [{ key: 'arrow-down' }],
  isEnabled: (app) => app.timeline !== null,
  perform: async (app) => {
    await app.timeline?.stepEvent('lane-down');
  },
};
