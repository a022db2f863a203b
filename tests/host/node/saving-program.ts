/** A program that saves documents and their journals over and over, all at once, to be killed while it does. */
import { createJournalStore } from '../../../src/host/node/journal-store.ts';
import { createKnownFiles } from '../../../src/host/node/known-files.ts';

/** The folder of the journals, then a path and the version to begin after for each document. */
const [folder = '', ...documents] = process.argv.slice(2);
const files = createKnownFiles();
const journal = createJournalStore(folder, Date.now);

async function saveOverAndOver(path: string, first: number): Promise<never> {
  const opened = await files.open(path);
  if (!opened.ok) throw new Error(`Not opened: ${opened.detail}`);
  for (let version = first + 1; ; version += 1) {
    const body = String.fromCharCode(97 + (version % 26)).repeat(20_000 + (version % 7) * 9_000);
    const text = JSON.stringify({ version, length: body.length, body });
    await journal.write(path, path, new TextEncoder().encode(text));
    process.stdout.write(`journal ${version} ${path}\n`);
    const saved = await files.save(opened.value.file.id, new TextEncoder().encode(text), false);
    if (!saved.ok) throw new Error(`Not saved: ${saved.code}`);
    process.stdout.write(`saved ${version} ${path}\n`);
  }
}

for (let at = 0; at < documents.length; at += 2) {
  void saveOverAndOver(documents[at] ?? '', Number(documents[at + 1]));
}
