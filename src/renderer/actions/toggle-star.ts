import Star from '@lucide/svelte/icons/star';
import { starEvents } from '../../core/history/edits/star-events.ts';
import type { Action } from './action.ts';

export const toggleStar: Action = {
  id: 'star',
  label: 'action.star',
  group: 'edit',
  icon: Star,
  shortcuts: [{ key: 's', code: 'KeyS' }],
  isEnabled: (app) => app.selected !== null && app.open?.imported === null,
  isChecked: (app) => app.selected?.starred === true,
  perform: ({ open, selected, notices, t }) => {
    if (!open || !selected) return;
    const starred = selected.starred !== true;
    open.commit(starred ? 'star' : 'unstar', starEvents(open.document, [selected.id], starred));
    notices.announce(t(starred ? 'inspector.starred' : 'inspector.unstarred'));
  },
};
