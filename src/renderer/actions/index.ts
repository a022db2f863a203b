/** Every action of the app, in the order of menus and palette. */
import type { Action } from './action.ts';
import { clearFilters } from './clear-filters.ts';
import { deselect } from './deselect.ts';
import { exportFigure } from './export-figure.ts';
import { firstEvent } from './first-event.ts';
import { fit } from './fit.ts';
import { keepShown } from './keep-shown.ts';
import { keysHelp } from './keys-help.ts';
import { laneAbove } from './lane-above.ts';
import { laneBelow } from './lane-below.ts';
import { LANES_BY } from './lanes-by.ts';
import { lastEvent } from './last-event.ts';
import { newWindow } from './new-window.ts';
import { nextEvent } from './next-event.ts';
import { openData } from './open-data.ts';
import { openExample } from './open-example.ts';
import { openRecent } from './open-recent.ts';
import { open } from './open.ts';
import { palette } from './palette.ts';
import { previousEvent } from './previous-event.ts';
import { redo } from './redo.ts';
import { revert } from './revert.ts';
import { saveAs } from './save-as.ts';
import { save } from './save.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { story } from './story.ts';
import { switchLanguage } from './switch-language.ts';
import { switchTheme } from './switch-theme.ts';
import { toggleList } from './toggle-list.ts';
import { toggleFacets, toggleInspector, toggleOverview } from './toggle-panels.ts';
import { toggleStar } from './toggle-star.ts';
import { trace } from './trace.ts';
import { undo } from './undo.ts';
import { zoomIn } from './zoom-in.ts';
import { zoomOut } from './zoom-out.ts';

export const ACTIONS: readonly Action[] = [
  open,
  openRecent,
  openData,
  openExample,
  newWindow,
  save,
  saveAs,
  revert,
  keepShown,
  exportFigure,
  undo,
  redo,
  toggleStar,
  clearFilters,
  settings,
  ...Object.values(LANES_BY),
  toggleList,
  story,
  trace,
  fit,
  zoomIn,
  zoomOut,
  toggleFacets,
  toggleInspector,
  toggleOverview,
  switchLanguage,
  switchTheme,
  search,
  nextEvent,
  previousEvent,
  firstEvent,
  lastEvent,
  laneAbove,
  laneBelow,
  deselect,
  palette,
  keysHelp,
];

export function actionById(id: string): Action {
  const action = ACTIONS.find((candidate) => candidate.id === id);
  if (!action) throw new RangeError(`No such action: ${id}`);
  return action;
}
