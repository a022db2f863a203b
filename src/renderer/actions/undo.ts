import Undo2 from '@lucide/svelte/icons/undo-2';
import type { Action } from './action.ts';

export const undo: Action = {
  id: 'undo',
  label: 'action.undo',
  group: 'edit',
  icon: Undo2,
  shortcuts: [{ key: 'z', code: 'KeyZ', mod: true }],
  isEnabled: (app) => (app.open?.undone ?? null) !== null,
  perform: ({ open, notices, t }) => {
    const name = open?.undone;
    if (!open || !name) return;
    open.undo();
    notices.replace(t('app.undone', { edit: t(`app.edit-${name}`) }));
  },
};
