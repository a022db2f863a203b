import Minus from '@lucide/svelte/icons/minus';
import type { Action } from './action.ts';

export const zoomOut: Action = {
  id: 'zoom-out',
  label: 'action.zoom-out',
  group: 'view',
  icon: Minus,
  shortcuts: [{ key: '-' }, { key: '−', alias: true }],
  isEnabled: (app) => app.timeline !== null,
  perform: (app) => app.timeline?.zoomBy(1 / 1.5),
};
