import Star from '@lucide/svelte/icons/star';
import type { Action } from './action.ts';

export const toggleStar: Action = {
  id: 'star',
  label: 'action.star',
  group: 'edit',
  icon: Star,
  shortcuts: [{ key: 's', code: 'KeyS' }],
  isEnabled: (app) => app.selected !== null,
  isChecked: (app) => app.selected?.starred === true,
  perform: (app) => {
    const { open, selected } = app;
    if (!open || !selected) return;
    const { starred, ...plain } = selected;
    const next = starred ? plain : { ...plain, starred: true };
    const events = open.document.events.map((event) => (event === selected ? next : event));
    open.replace({ ...open.document, events });
    app.notices.announce(app.t(starred ? 'inspector.unstarred' : 'inspector.starred'));
  },
};
