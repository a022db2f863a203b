/** How each file was last looked at, kept among the interface settings until the file itself is saved. */
import type { SavedView } from '../../core/document/model.ts';
import type { FileReference } from '../../host/host.ts';
import type { SettingsState } from './settings.svelte.ts';

const KEY = 'views';
/** The least recently seen beyond these is forgotten. */
const MOST_KEPT = 50;

interface KeptView {
  readonly file: string;
  readonly view: SavedView;
}

export function recallView(settings: SettingsState, file: FileReference): SavedView | null {
  return keptViews(settings).find((kept) => kept.file === fileKey(file))?.view ?? null;
}

export function rememberView(settings: SettingsState, file: FileReference, view: SavedView): void {
  const key = fileKey(file);
  const known = recallView(settings, file);
  if (JSON.stringify(known) === JSON.stringify(view)) return;
  const others = keptViews(settings).filter((kept) => kept.file !== key);
  settings.remember(KEY, [{ file: key, view }, ...others].slice(0, MOST_KEPT));
}

/** Handles change from run to run; where a file is and what it is called do not. */
function fileKey(file: FileReference): string {
  return file.location === '' ? file.name : `${file.location}/${file.name}`;
}

function keptViews(settings: SettingsState): readonly KeptView[] {
  const kept = settings.recall(KEY);
  return Array.isArray(kept) ? kept.filter(isKeptView) : [];
}

function isKeptView(value: unknown): value is KeptView {
  return (
    typeof value === 'object' &&
    value !== null &&
    'file' in value &&
    typeof value.file === 'string' &&
    'view' in value &&
    typeof value.view === 'object' &&
    value.view !== null
  );
}
