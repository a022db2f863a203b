import FolderOpen from '@lucide/svelte/icons/folder-open';
import type { Action } from './action.ts';

export const open: Action = {
  id: 'open',
  label: 'action.open',
  group: 'file',
  icon: FolderOpen,
  shortcuts: [{ key: 'o', code: 'KeyO', mod: true }],
  perform: (app) => app.files.openByDialog(),
};
