import Waypoints from '@lucide/svelte/icons/waypoints';
import type { Action } from './action.ts';

export const trace: Action = {
  id: 'trace',
  label: 'action.trace',
  group: 'view',
  icon: Waypoints,
  shortcuts: [{ key: 'r', code: 'KeyR' }],
  isEnabled: (app) => app.chainIds.length > 1,
  isChecked: (app) => app.view.traced,
  perform: (app) => {
    app.view.traced = !app.view.traced;
    const count = app.chainIds.length;
    app.notices.announce(app.view.traced ? app.t('app.traced', { count }) : app.t('app.untraced'));
  },
};
