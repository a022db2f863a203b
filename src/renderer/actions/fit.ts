import Maximize2 from '@lucide/svelte/icons/maximize-2';
import type { Action } from './action.ts';

export const fit: Action = {
  id: 'fit',
  label: 'action.fit',
  group: 'view',
  icon: Maximize2,
  shortcuts: [{ key: 'f', code: 'KeyF' }],
  isEnabled: (app) => app.timeline !== null,
  perform: (app) => app.timeline?.fit(),
};
