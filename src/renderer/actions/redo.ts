import Redo2 from '@lucide/svelte/icons/redo-2';
import type { Action } from './action.ts';

export const redo: Action = {
  id: 'redo',
  label: 'action.redo',
  group: 'edit',
  icon: Redo2,
  shortcuts: [
    { key: 'z', code: 'KeyZ', mod: true, shift: true },
    { key: 'y', code: 'KeyY', mod: true },
  ],
  isEnabled: (app) => (app.open?.redone ?? null) !== null,
  perform: ({ open, notices, t }) => {
    const name = open?.redone;
    if (!open || !name) return;
    open.redo();
    notices.replace(t('app.redone', { edit: t(`app.edit-${name}`) }));
  },
};
