import type { ExportFile, FileFilter, FileReference, MenuItem, MenuRole, Settings } from './host.ts';

/** Tests one argument that came in a message. */
export type Check<T> = (value: unknown) => value is T;
/** Tests all arguments of a call; their number counts too. */
export type ArgumentCheck<A extends readonly unknown[]> = (values: readonly unknown[]) => values is A;

export function takes<A extends readonly unknown[]>(
  ...checks: { readonly [I in keyof A]: Check<A[I]> }
): ArgumentCheck<A> {
  const all: readonly Check<unknown>[] = checks as readonly Check<unknown>[];
  return (values): values is A =>
    values.length === all.length && all.every((check, index) => check(values[index]));
}

/** As large as a file may be: nothing that a window sends is larger. */
const BYTES_LIMIT = 512 * 1024 * 1024;
const TEXT_LIMIT = 256 * 1024 * 1024;
const TITLE_LIMIT = 1024;
const IDENTIFIER_LIMIT = 200;
const LIST_LIMIT = 1000;
const MENU_DEPTH = 4;

export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= TEXT_LIMIT;
export const isTitle = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= TITLE_LIMIT;
export const isIdentifier = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= IDENTIFIER_LIMIT;
export const isIdentifierOrNull = (value: unknown): value is string | null =>
  value === null || isIdentifier(value);
export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
export const isBytes = (value: unknown): value is Uint8Array =>
  value instanceof Uint8Array && value.length <= BYTES_LIMIT;
export const isFractionOrNull = (value: unknown): value is number | null =>
  value === null || (typeof value === 'number' && value >= 0 && value <= 1);

/** What can be opened by a drop. A page that got past the wall could name any path here, but none of another kind. */
const DROPPED =
  /^(?:\/|[a-z]:[\\/]|\\\\).*\.(?:communique|json|jsonl|ndjson|csv|tsv|tab|txt|ics|xml|html?|zip|gz|xlsx|ods)$/is;
export const isDroppedPath = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 4096 && !value.includes('\0') && DROPPED.test(value);

/** A PDF says so in its first bytes; nothing else is handed to the system's viewer. */
export const isPdf = (value: unknown): value is Uint8Array =>
  isBytes(value) && String.fromCharCode(...value.subarray(0, 5)) === '%PDF-';

export const isTheme = oneOf('system', 'light', 'dark');
export const isLogLevel = oneOf('info', 'warning', 'error');

function oneOf<const T extends string>(...choices: readonly T[]): Check<T> {
  const known: readonly unknown[] = choices;
  return (value): value is T => known.includes(value);
}

function listOf<T>(check: Check<T>): Check<readonly T[]> {
  return (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= LIST_LIMIT && value.every((item) => check(item));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Extensions reach the system's dialogs, and a name in them could hold a wildcard. */
const isExtension = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z0-9]{1,16}$/i.test(value);

export const isFileFilters = listOf(
  (value): value is FileFilter =>
    isRecord(value) && isTitle(value['name']) && listOf(isExtension)(value['extensions']),
);

export const isExportFiles = listOf(
  (value): value is ExportFile =>
    isRecord(value) &&
    isTitle(value['suggestedName']) &&
    isTitle(value['mimeType']) &&
    isBytes(value['bytes']),
);

export const isFileReferenceOrNull = (value: unknown): value is FileReference | null =>
  value === null ||
  (isRecord(value) &&
    isIdentifier(value['id']) &&
    isTitle(value['name']) &&
    isText(value['location']) &&
    isBoolean(value['writable']));

/** The values are repaired by `parseSettings` before they are kept; here only the shape counts. */
export const isSettings = (value: unknown): value is Settings =>
  isRecord(value) && isRecord(value['interface']) && Object.keys(value).length <= LIST_LIMIT;

const ROLES: Readonly<Record<MenuRole, true>> = {
  appMenu: true,
  about: true,
  services: true,
  hide: true,
  hideOthers: true,
  unhide: true,
  quit: true,
  close: true,
  minimize: true,
  zoom: true,
  front: true,
  window: true,
  help: true,
  togglefullscreen: true,
  undo: true,
  redo: true,
  cut: true,
  copy: true,
  paste: true,
  selectAll: true,
  resetZoom: true,
  zoomIn: true,
  zoomOut: true,
  recentDocuments: true,
};

const isRole = (value: unknown): value is MenuRole =>
  typeof value === 'string' && Object.hasOwn(ROLES, value);

function isOptional<T>(check: Check<T>, value: unknown): value is T | undefined {
  return value === undefined || check(value);
}

function isMenuItem(value: unknown, depth: number): value is MenuItem {
  if (!isRecord(value) || depth > MENU_DEPTH) return false;
  switch (value['type']) {
    case 'separator':
      return true;
    case 'role':
      return isRole(value['role']) && isOptional(isTitle, value['label']);
    case 'submenu':
      return isTitle(value['label']) && isOptional(isRole, value['role']) && isItems(value['items'], depth);
    case 'action':
      return (
        isIdentifier(value['action']) &&
        isTitle(value['label']) &&
        isBoolean(value['enabled']) &&
        isOptional(isTitle, value['accelerator']) &&
        isOptional(isBoolean, value['checked'])
      );
    default:
      return false;
  }
}

function isItems(value: unknown, depth: number): value is readonly MenuItem[] {
  return listOf((item): item is MenuItem => isMenuItem(item, depth + 1))(value);
}

export const isMenu = (value: unknown): value is readonly MenuItem[] => isItems(value, 0);
