import type { ExportFile, FileFilter } from '../../host/host.ts';

/** The part of the File System Access API that we use; TypeScript's own library lacks its pickers. */
export interface FileHandle {
  readonly kind: 'file';
  readonly name: string;
  getFile(): Promise<File>;
  createWritable(): Promise<WritableFile>;
  isSameEntry(other: FileHandle): Promise<boolean>;
  queryPermission?(options: { mode: 'read' | 'readwrite' }): Promise<PermissionState>;
  requestPermission?(options: { mode: 'read' | 'readwrite' }): Promise<PermissionState>;
}

interface WritableFile {
  write(data: BufferSource): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

interface PickerType {
  readonly description: string;
  readonly accept: Readonly<Record<string, readonly string[]>>;
}

interface Pickers {
  showOpenFilePicker(options: { types: readonly PickerType[] }): Promise<readonly FileHandle[]>;
  showSaveFilePicker(options: { suggestedName: string; types?: readonly PickerType[] }): Promise<FileHandle>;
}

/** The browser's own dialogs for files, or null where it has none (then files come by upload and go by download). */
export function filePickers(): Pickers | null {
  return 'showOpenFilePicker' in window && 'showSaveFilePicker' in window
    ? (window as unknown as Pickers)
    : null;
}

export function pickerTypes(filters: readonly FileFilter[]): readonly PickerType[] {
  return filters.map(({ name, extensions }) => ({
    description: name,
    accept: { 'application/octet-stream': extensions.map((extension) => `.${extension}`) },
  }));
}

/** What a dialog gave, or null where the user cancelled it. */
export async function unlessCancelled<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** The whole new content or none of it: the browser writes beside the file and swaps on close. */
export async function writeHandle(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  const writable = await handle.createWritable();
  try {
    await writable.write(new Uint8Array(bytes));
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => undefined);
    throw error;
  }
}

/** Whether the handle may be used so; asks the user where the browser wants that. */
export async function isAllowed(handle: FileHandle, mode: 'read' | 'readwrite'): Promise<boolean> {
  if ((await handle.queryPermission?.({ mode })) === 'granted') return true;
  return (await handle.requestPermission?.({ mode })) !== 'denied';
}

/** Asks for a file by the plain upload dialog; null when that is cancelled. */
export function uploadFile(filters: readonly FileFilter[]): Promise<File | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = filters.flatMap(({ extensions }) => extensions.map((name) => `.${name}`)).join(',');
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      resolve(input.files?.[0] ?? null);
    });
    input.addEventListener('cancel', () => {
      resolve(null);
    });
    input.click();
  });
}

/** How long the browser may take to begin a download before its bytes are let go, in milliseconds. */
const DOWNLOAD_GRACE = 60_000;

export function downloadFile(file: ExportFile): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(file.bytes)], { type: file.mimeType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.suggestedName;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, DOWNLOAD_GRACE);
}
