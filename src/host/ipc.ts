import type { Host, HostEvent, HostResult, OpenedFile } from './host.ts';
import {
  type ArgumentCheck,
  isBoolean,
  isBytes,
  isDroppedPath,
  isExportFiles,
  isFileFilters,
  isFileReferenceOrNull,
  isFractionOrNull,
  isIdentifier,
  isIdentifierOrNull,
  isLogLevel,
  isMenu,
  isPdf,
  isSettings,
  isText,
  isTheme,
  isTitle,
  takes,
} from './ipc-checks.ts';

/** What the window does by itself under Electron: reading what came with the app needs no other process. */
type Local =
  | 'bundledTimelines'
  | 'openBundled'
  | 'initialFile'
  | 'openDropped'
  | 'openBeside'
  | 'on'
  | 'log'
  | 'printPdf';

/**
 * All calls that the window may make of the main process, each with its arguments and answer. Preload, main and the
 * window's host derive their side from this; a call added here fails to compile until all three have it.
 */
export interface HostCalls extends Omit<Host, Local> {
  /** Null where the app was started without a file. */
  initialFile(): Promise<HostResult<OpenedFile> | null>;
  /** The preload gives the path of a `File` that the user dropped; the window cannot make one up. */
  openDropped(path: string): Promise<HostResult<OpenedFile>>;
  openBeside(path: string): Promise<HostResult<void>>;
  printPdf(pdf: Uint8Array): Promise<HostResult<void> | null>;
  log(level: 'info' | 'warning' | 'error', message: string): Promise<void>;
}

export type HostCall = keyof HostCalls;

/** The arguments of every call, checked in the main process before anything is done with them. */
export const ARGUMENT_CHECKS: { readonly [C in HostCall]: ArgumentCheck<Parameters<HostCalls[C]>> } = {
  facts: takes(),
  initialFile: takes(),
  openDialog: takes(isFileFilters),
  openDropped: takes(isDroppedPath),
  openBeside: takes(isDroppedPath),
  reopen: takes(isIdentifier),
  save: takes(isIdentifier, isBytes, isBoolean),
  saveAsDialog: takes(isTitle, isBytes),
  exportFiles: takes(isExportFiles),
  showExported: takes(),
  copyImage: takes(isBytes),
  copyText: takes(isText),
  printPdf: takes(isPdf),
  recents: takes(),
  clearRecents: takes(),
  loadSettings: takes(),
  saveSettings: takes(isSettings),
  setMenu: takes(isMenu),
  setTitle: takes(isTitle, isBoolean, isIdentifierOrNull),
  setProgress: takes(isFractionOrNull),
  setFullScreen: takes(isBoolean),
  setTheme: takes(isTheme),
  openExternal: takes(isText),
  writeJournal: takes(isIdentifier, isFileReferenceOrNull, isBytes),
  clearJournal: takes(isIdentifier),
  journals: takes(),
  openNewWindow: takes(),
  answerClose: takes(isBoolean, isIdentifierOrNull),
  log: takes(isLogLevel, isText),
};

/** The calls whose path the preload fills in, from the `File` of a drop: the window can only name that. */
export const DROP_CALLS = ['openDropped', 'openBeside'] as const satisfies readonly HostCall[];
export type DropCall = (typeof DROP_CALLS)[number];

export function isDropCall(call: HostCall): call is DropCall {
  return (DROP_CALLS as readonly HostCall[]).includes(call);
}

export const HOST_CALLS = Object.keys(ARGUMENT_CHECKS) as readonly HostCall[];

/** The channel on which a call travels from the window to the main process. */
export function channelOf(call: HostCall): `host:${HostCall}` {
  return `host:${call}`;
}

/** The channel on which `HostEvent`s travel from the main process to the window. */
export const EVENT_CHANNEL = 'host-event';

/** The name under which the preload puts the bridge into the window. */
export const BRIDGE_NAME = 'communiqueBridge';

/** What the preload lets the window have: these functions, and nothing of Electron's. */
export interface HostBridge {
  readonly calls: Omit<HostCalls, DropCall>;
  /** What can be done with the file behind a `File` object of a drop. */
  readonly drops: { readonly [C in DropCall]: (file: unknown) => ReturnType<HostCalls[C]> };
  readonly listen: (listener: (event: HostEvent) => void) => () => void;
}
