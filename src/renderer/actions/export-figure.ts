import ImageDown from '@lucide/svelte/icons/image-down';
import type { Action } from './action.ts';

export const exportFigure: Action = {
  id: 'export',
  label: 'action.export',
  group: 'file',
  icon: ImageDown,
  shortcuts: [
    { key: 'e', code: 'KeyE' },
    { key: 'e', code: 'KeyE', mod: true },
  ],
  isEnabled: (app) => app.open !== null,
  perform: (app) => app.dialogs.open({ type: 'export' }),
};
