/** How each document was last looked at, kept among the interface settings, whether or not its file can be written. */
import type { SavedView } from '../../core/document/model.ts';
import type { FileReference } from '../../host/host.ts';
import type { SettingsState } from './settings.svelte.ts';
import { VIEW_MODES, type ViewMode } from './view.svelte.ts';

const KEY = 'views';
/** The least recently seen beyond these is forgotten. */
const MOST_KEPT = 50;
/** Letters of JSON, of one view and of all: settings are small, and have to be sent whole while a window closes. */
const LONGEST_VIEW = 8000;
const MOST_LETTERS = 32_000;

export interface KeptView {
  readonly view: SavedView;
  readonly mode: ViewMode;
}

interface KeptEntry extends KeptView {
  readonly file: string;
}

export function recallView(settings: SettingsState, key: string): KeptView | null {
  return keptViews(settings).find((kept) => kept.file === key) ?? null;
}

export function rememberView(settings: SettingsState, key: string, { view, mode }: KeptView): void {
  const entry: KeptEntry = { file: key, view, mode };
  const text = JSON.stringify(entry);
  const kept = keptViews(settings);
  if (text.length > LONGEST_VIEW || JSON.stringify(kept.find(({ file }) => file === key)) === text) return;
  const others = kept.filter(({ file }) => file !== key);
  settings.remember(KEY, withinLimits([entry, ...others]));
}

function withinLimits(entries: readonly KeptEntry[]): readonly KeptEntry[] {
  let letters = 0;
  return entries.filter(
    (entry, at) => (letters += JSON.stringify(entry).length) <= MOST_LETTERS && at < MOST_KEPT,
  );
}

/** Handles change from run to run; where a file is and what it is called do not. Bundled files are called by their id. */
export function viewKeyOfFile(file: FileReference): string {
  if (file.id.startsWith('bundled:')) return file.id;
  return file.location === '' ? file.name : `${file.location}/${file.name}`;
}

/** Data that came without a file of the host's is known again by its names and by how much it holds. */
export function viewKeyOfData(names: readonly string[], events: number): string {
  return `data:${[...names].sort().join(',')}:${events}`;
}

function keptViews(settings: SettingsState): readonly KeptEntry[] {
  const kept = settings.recall(KEY);
  return Array.isArray(kept) ? kept.flatMap(readEntry) : [];
}

function readEntry(value: unknown): readonly KeptEntry[] {
  if (typeof value !== 'object' || value === null || !('file' in value) || !('view' in value)) return [];
  const { file, view } = value;
  if (typeof file !== 'string' || typeof view !== 'object' || view === null) return [];
  const mode = VIEW_MODES.find((known) => 'mode' in value && known === value.mode) ?? 'timeline';
  return [{ file, view, mode }];
}
