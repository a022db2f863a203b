import Rows3 from '@lucide/svelte/icons/rows-3';
import type { LaneMode } from '../../core/document/model.ts';
import type { MessageKey } from '../../i18n/languages.ts';
import type { Action } from './action.ts';

/** One action for each way to sort events into lanes; the keys 1, 2, 3 … follow the order of the list. */
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

export const lanesByKind = lanesBy('kind', 'action.lanes-kind', '1');
export const lanesByActor = lanesBy('actor', 'action.lanes-actor', '2');
export const lanesByTopic = lanesBy('topic', 'action.lanes-topic', '3');
export const lanesByPlace = lanesBy('place', 'action.lanes-place', '4');
export const lanesByActorPair = lanesBy('actor-pair', 'action.lanes-actor-pair', '5');
export const lanesByRootCode = lanesBy('root-code', 'action.lanes-root-code', '6');
export const lanesByQuadClass = lanesBy('quad-class', 'action.lanes-quad-class', '7');
export const lanesByCountry = lanesBy('country', 'action.lanes-country', '8');
