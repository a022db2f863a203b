import Rows3 from '@lucide/svelte/icons/rows-3';
import type { LaneMode } from '../../core/document/model.ts';
import type { MessageKey } from '../../i18n/languages.ts';
import type { Action } from './action.ts';

function lanesBy(mode: LaneMode, label: MessageKey, key: string): Action {
  return {
    id: `lanes-${mode}`,
    label,
    group: 'view',
    icon: Rows3,
    shortcuts: [{ key, code: `Digit${key}` }],
    isEnabled: (app) => app.open !== null,
    isChecked: (app) => app.view.lanes === mode,
    perform: (app) => app.view.sortLanesBy(mode),
  };
}

/** One action for each way to sort events into lanes; the keys 1, 2, 3 … follow the order of the list. */
export const LANES_BY: Readonly<Record<LaneMode, Action>> = {
  kind: lanesBy('kind', 'action.lanes-kind', '1'),
  actor: lanesBy('actor', 'action.lanes-actor', '2'),
  topic: lanesBy('topic', 'action.lanes-topic', '3'),
  place: lanesBy('place', 'action.lanes-place', '4'),
  'actor-pair': lanesBy('actor-pair', 'action.lanes-actor-pair', '5'),
  'root-code': lanesBy('root-code', 'action.lanes-root-code', '6'),
  'quad-class': lanesBy('quad-class', 'action.lanes-quad-class', '7'),
  country: lanesBy('country', 'action.lanes-country', '8'),
};
