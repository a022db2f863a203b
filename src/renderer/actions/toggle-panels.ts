import PanelBottom from '@lucide/svelte/icons/panel-bottom';
import PanelLeft from '@lucide/svelte/icons/panel-left';
import PanelRight from '@lucide/svelte/icons/panel-right';
import type { MessageKey } from '../../i18n/languages.ts';
import type { PanelName } from '../state/panels.svelte.ts';
import type { Action } from './action.ts';

function togglePanel(
  panel: PanelName,
  label: MessageKey,
  key: string,
  icon: NonNullable<Action['icon']>,
): Action {
  return {
    id: `panel-${panel}`,
    label,
    group: 'view',
    icon,
    shortcuts: [
      { key, ...(key === '[' ? { code: 'BracketLeft' } : { code: key === ']' ? 'BracketRight' : 'KeyO' }) },
    ],
    isChecked: (app) => app.panels.isOpen(panel),
    perform: (app) => app.panels.toggle(panel),
  };
}

export const toggleFacets = togglePanel('facets', 'action.panel-facets', '[', PanelLeft);
export const toggleInspector = togglePanel('inspector', 'action.panel-inspector', ']', PanelRight);
export const toggleOverview = togglePanel('overview', 'action.panel-overview', 'o', PanelBottom);
