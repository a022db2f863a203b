import FilterX from '@lucide/svelte/icons/funnel-x';
import { isFiltered } from '../state/filter-edits.ts';
import type { Action } from './action.ts';

export const clearFilters: Action = {
  id: 'clear-filters',
  label: 'action.clear-filters',
  group: 'edit',
  icon: FilterX,
  shortcuts: [{ key: 'x', code: 'KeyX', shift: true }],
  isEnabled: (app) => isFiltered(app.view.filter),
  perform: (app) => {
    app.view.filter = {};
    app.notices.announce(app.t('facet.cleared'));
  },
};
