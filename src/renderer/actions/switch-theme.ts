import Contrast from '@lucide/svelte/icons/contrast';
import type { Settings } from '../../host/host.ts';
import type { Action } from './action.ts';

const NEXT: Readonly<Record<Settings['theme'], Settings['theme']>> = {
  system: 'light',
  light: 'dark',
  dark: 'system',
};

export const switchTheme: Action = {
  id: 'switch-theme',
  label: 'action.switch-theme',
  group: 'view',
  icon: Contrast,
  shortcuts: [{ key: 'd', code: 'KeyD' }],
  perform: (app) => {
    const theme = NEXT[app.settings.chosenTheme];
    app.settings.change({ theme });
    app.notices.replace(app.t(`settings.theme-now-${theme}`));
  },
};
