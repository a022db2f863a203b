import Save from '@lucide/svelte/icons/save';
import type { Action } from './action.ts';

export const save: Action = {
  id: 'save',
  label: 'action.save',
  group: 'file',
  icon: Save,
  shortcuts: [{ key: 's', code: 'KeyS', mod: true }],
  isEnabled: (app) => app.open?.imported === null,
  perform: async (app) => {
    await app.files.save();
  },
};
