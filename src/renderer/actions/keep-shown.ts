import FilePlus2 from '@lucide/svelte/icons/file-plus-2';
import { isFiltered } from '../state/filter-edits.ts';
import type { Action } from './action.ts';

/** The events now shown, with all that they name, as a document of its own. */
export const keepShown: Action = {
  id: 'keep-shown',
  label: 'action.keep-shown',
  group: 'file',
  icon: FilePlus2,
  isEnabled: (app) => app.open !== null && (app.open.imported !== null || isFiltered(app.view.filter)),
  perform: (app) => app.files.keepShown(),
};
