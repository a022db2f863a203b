/** Files as they are handed over by the system's dialog, or dropped in folders. */
import type { ImportInput } from './import-protocol.ts';

/**
 * What the system's dialog gives, or null where it is cancelled; of a folder, all that is in it. Browsers show the
 * dialog only while a click is being answered.
 */
export function chooseData(what: 'files' | 'folder'): Promise<readonly ImportInput[] | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = what === 'folder';
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve(null));
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      resolve(inOrder(files.map((file) => ({ name: file.webkitRelativePath || file.name, blob: file }))));
    });
    input.click();
  });
}

/**
 * The files of a drag that brings a folder; null for one that does not. To be called while the event is dispatched:
 * the browser forgets what was dropped after that.
 */
export function readDroppedFolders(transfer: DataTransfer): Promise<readonly ImportInput[]> | null {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  if (!entries.some(({ isDirectory }) => isDirectory)) return null;
  return Promise.all(entries.map(filesOf)).then((lists) => inOrder(lists.flat()));
}

async function filesOf(entry: FileSystemEntry): Promise<readonly ImportInput[]> {
  if (isFile(entry)) {
    const blob = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ name: entry.fullPath.replace(/^\//, ''), blob }];
  }
  const inside = await readFolder(entry as FileSystemDirectoryEntry);
  return (await Promise.all(inside.map(filesOf))).flat();
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** A reader gives some entries at a time, and none at the end. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return entries;
    entries.push(...some);
  }
}

const byName = new Intl.Collator(undefined, { numeric: true });

/** By name, as a folder shows them, whatever order the system gives; without what systems hide in folders. */
function inOrder(inputs: readonly ImportInput[]): readonly ImportInput[] {
  return inputs
    .filter(({ name }) => !name.split('/').some((step) => step.startsWith('.')))
    .sort((one, other) => byName.compare(one.name, other.name));
}
