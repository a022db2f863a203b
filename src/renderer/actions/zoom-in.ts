import Plus from '@lucide/svelte/icons/plus';
import type { Action } from './action.ts';

export const zoomIn: Action = {
  id: 'zoom-in',
  label: 'action.zoom-in',
  group: 'view',
  icon: Plus,
  shortcuts: [{ key: '+' }, { key: '=', alias: true }],
  isEnabled: (app) => app.timeline !== null,
  perform: (app) => app.timeline?.zoomBy(1.5),
};
