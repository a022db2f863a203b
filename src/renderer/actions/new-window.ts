import AppWindow from '@lucide/svelte/icons/app-window';
import type { Action } from './action.ts';

export const newWindow: Action = {
  id: 'new-window',
  label: 'action.new-window',
  group: 'file',
  icon: AppWindow,
  shortcuts: [{ key: 'n', code: 'KeyN', mod: true, shift: true }],
  perform: (app) => app.host.openNewWindow(),
};
