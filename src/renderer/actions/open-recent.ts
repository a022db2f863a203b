import Clock from '@lucide/svelte/icons/clock';
import type { Action } from './action.ts';

export const openRecent: Action = {
  id: 'open-recent',
  label: 'action.open-recent',
  group: 'file',
  icon: Clock,
  perform: async (app) => {
    app.dialogs.open({ type: 'recents', recents: await app.host.recents() });
  },
};
