import Presentation from '@lucide/svelte/icons/presentation';
import type { Action } from './action.ts';

export const story: Action = {
  id: 'story',
  label: 'action.story',
  group: 'view',
  icon: Presentation,
  shortcuts: [{ key: 'Enter', mod: true }],
  isEnabled: (app) => app.order.ids.length > 0,
  perform: (app) => app.story.start(),
};
