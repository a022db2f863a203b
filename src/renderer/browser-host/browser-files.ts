import type {
  ExportFile,
  FileFilter,
  FileReference,
  HostErrorCode,
  HostResult,
  OpenedFile,
  RecentFile,
} from '../../host/host.ts';
import {
  downloadFile,
  type FileHandle,
  filePickers,
  isAllowed,
  pickerTypes,
  unlessCancelled,
  uploadFile,
  writeHandle,
} from './file-picker.ts';
import type { ServerApi } from './server-api.ts';
import type { BrowserStore } from './store.ts';

/** Where a file's bytes are: behind a handle of the browser's, with the server, or nowhere that can be reached again. */
type Place =
  | { readonly type: 'handle'; readonly handle: FileHandle; modified: number }
  | { readonly type: 'server' }
  | { readonly type: 'copy'; readonly file: File };

interface KeptRecent {
  readonly handle: FileHandle;
  readonly opened: number;
}

const RECENT = 'recent:';
const RECENT_LIMIT = 12;

/** Opening, saving and remembering files by what a browser has for it. */
export interface BrowserFiles {
  openInitial(): Promise<HostResult<OpenedFile> | null>;
  openDialog(filters: readonly FileFilter[]): Promise<HostResult<OpenedFile> | null>;
  openDropped(file: unknown): Promise<HostResult<OpenedFile>>;
  reopen(id: string): Promise<HostResult<OpenedFile>>;
  save(id: string, bytes: Uint8Array, force: boolean): Promise<HostResult<FileReference>>;
  saveAsDialog(suggestedName: string, bytes: Uint8Array): Promise<HostResult<FileReference> | null>;
  recents(): Promise<readonly RecentFile[]>;
  clearRecents(): Promise<void>;
  /** Ids of the opened files that are other on disk than when last read or written. */
  changed(): Promise<readonly string[]>;
}

export function createBrowserFiles(server: ServerApi | null, store: BrowserStore): BrowserFiles {
  const places = new Map<string, Place>();

  const remember = async (id: string, handle: FileHandle): Promise<void> => {
    for (const [key, recent] of await recentEntries(store)) {
      if (await recent.handle.isSameEntry(handle)) await store.remove(key);
    }
    await store.set(RECENT + id, { handle, opened: Date.now() } satisfies KeptRecent);
    const entries = await recentEntries(store);
    await Promise.all(entries.slice(RECENT_LIMIT).map(([key]) => store.remove(key)));
  };

  const openHandle = async (id: string, handle: FileHandle): Promise<HostResult<OpenedFile>> => {
    if (!(await isAllowed(handle, 'read'))) return refusal('no-permission', handle.name);
    const file = await handle.getFile();
    const bytes = new Uint8Array(await file.arrayBuffer());
    places.set(id, { type: 'handle', handle, modified: file.lastModified });
    await remember(id, handle);
    return { ok: true, value: { file: reference(id, handle.name, true), bytes } };
  };

  const openCopy = async (file: File): Promise<HostResult<OpenedFile>> => {
    const id = crypto.randomUUID();
    places.set(id, { type: 'copy', file });
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { ok: true, value: { file: reference(id, file.name, false), bytes } };
  };

  const fromServer = (result: HostResult<OpenedFile> | null): HostResult<OpenedFile> | null => {
    if (result?.ok === true) places.set(result.value.file.id, { type: 'server' });
    return result;
  };

  const saveHandle = async (
    id: string,
    place: Place & { type: 'handle' },
    bytes: Uint8Array,
    force: boolean,
  ): Promise<HostResult<FileReference>> => {
    const { handle } = place;
    if (!(await isAllowed(handle, 'readwrite'))) return refusal('no-permission', handle.name);
    if (!force && (await modifiedOf(handle)) !== place.modified)
      return refusal('changed-on-disk', handle.name);
    await writeHandle(handle, bytes);
    place.modified = (await modifiedOf(handle)) ?? place.modified;
    return { ok: true, value: reference(id, handle.name, true) };
  };

  const api: BrowserFiles = {
    openInitial: async () => (server === null ? null : fromServer(await server.getFile('initial'))),
    openDialog: async (filters) => {
      const pickers = filePickers();
      if (pickers === null) {
        const file = await uploadFile(filters);
        return file === null ? null : openCopy(file);
      }
      const handles = await unlessCancelled(pickers.showOpenFilePicker({ types: pickerTypes(filters) }));
      const handle = handles?.[0];
      return handle === undefined ? null : openHandle(crypto.randomUUID(), handle);
    },
    openDropped: async (file) => (file instanceof File ? openCopy(file) : refusal('refused', 'not a file')),
    reopen: async (id) => {
      const place = places.get(id);
      if (place?.type === 'handle') return openHandle(id, place.handle);
      if (place?.type === 'copy') return openCopy(place.file);
      const recent = (await store.get(RECENT + id)) as KeptRecent | undefined;
      if (recent !== undefined) return openHandle(id, recent.handle);
      const result =
        server === null ? null : fromServer(await server.getFile(`files/${encodeURIComponent(id)}`));
      return result ?? refusal('not-found', id);
    },
    save: async (id, bytes, force) => {
      const place = places.get(id);
      if (place?.type === 'handle') return saveHandle(id, place, bytes, force);
      if (place?.type !== 'server' || server === null) return refusal('read-only', id);
      const path = `files/${encodeURIComponent(id)}`;
      return (await server.send('PUT', path, new Uint8Array(bytes), force)) as HostResult<FileReference>;
    },
    saveAsDialog: async (suggestedName, bytes) => {
      const id = crypto.randomUUID();
      const pickers = filePickers();
      if (pickers === null) {
        downloadFile(documentFile(suggestedName, bytes));
        return { ok: true, value: reference(id, suggestedName, false) };
      }
      const handle = await unlessCancelled(pickers.showSaveFilePicker({ suggestedName }));
      if (handle === null) return null;
      await writeHandle(handle, bytes);
      places.set(id, { type: 'handle', handle, modified: (await modifiedOf(handle)) ?? 0 });
      await remember(id, handle);
      return { ok: true, value: reference(id, handle.name, true) };
    },
    recents: async () => {
      const kept = (await recentEntries(store)).map(([key, { handle, opened }]) => ({
        file: reference(key.slice(RECENT.length), handle.name, true),
        opened,
      }));
      const served = server === null ? [] : ((await server.getJson('recents')) as readonly RecentFile[]);
      return [...served, ...kept];
    },
    clearRecents: async () => {
      const entries = await recentEntries(store);
      await Promise.all(entries.map(([key]) => store.remove(key)));
    },
    changed: async () => {
      const answers = await Promise.all(
        [...places].map(async ([id, place]) => ((await isOther(id, place, server)) ? id : null)),
      );
      return answers.filter((id) => id !== null);
    },
  };
  return api;
}

function documentFile(suggestedName: string, bytes: Uint8Array): ExportFile {
  return { suggestedName, mimeType: 'application/vnd.communique+json', bytes };
}

function reference(id: string, name: string, writable: boolean): FileReference {
  return { id, name, location: '', writable };
}

function refusal(code: HostErrorCode, detail: string): HostResult<never> {
  return { ok: false, code, detail };
}

/** Newest first. */
async function recentEntries(store: BrowserStore): Promise<readonly (readonly [string, KeptRecent])[]> {
  const entries = (await store.entries(RECENT)) as readonly (readonly [string, KeptRecent])[];
  return [...entries].sort(([, a], [, b]) => b.opened - a.opened);
}

/** Null where the file is gone: it has no changes to lose. */
async function modifiedOf(handle: FileHandle): Promise<number | null> {
  try {
    return (await handle.getFile()).lastModified;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}

async function isOther(id: string, place: Place, server: ServerApi | null): Promise<boolean> {
  switch (place.type) {
    case 'handle': {
      const modified = await modifiedOf(place.handle);
      return modified !== null && modified !== place.modified;
    }
    case 'server':
      return server !== null && (await server.getJson(`changed/${encodeURIComponent(id)}`)) === true;
    case 'copy':
      return false;
  }
}
