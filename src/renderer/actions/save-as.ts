import SaveAll from '@lucide/svelte/icons/save-all';
import type { Action } from './action.ts';

export const saveAs: Action = {
  id: 'save-as',
  label: 'action.save-as',
  group: 'file',
  icon: SaveAll,
  shortcuts: [{ key: 's', code: 'KeyS', mod: true, shift: true }],
  isEnabled: (app) => app.open?.imported === null,
  perform: async (app) => {
    await app.files.saveAs();
  },
};
