/** A program that saves a document and its journal over and over, to be killed while it does. */
import { createJournalStore } from '../../../src/host/node/journal-store.ts';
import { createKnownFiles } from '../../../src/host/node/known-files.ts';

const [path = '', journals = '', first = '0'] = process.argv.slice(2);
const files = createKnownFiles();
const journal = createJournalStore(journals, Date.now);
const opened = await files.open(path);
if (!opened.ok) throw new Error(`Not opened: ${opened.detail}`);

for (let version = Number(first) + 1; ; version += 1) {
  const body = String.fromCharCode(97 + (version % 26)).repeat(20_000 + (version % 7) * 9_000);
  const text = JSON.stringify({ version, length: body.length, body });
  await journal.write('document', path, text);
  process.stdout.write(`journal ${version}\n`);
  const saved = await files.save(opened.value.file.id, new TextEncoder().encode(text), false);
  if (!saved.ok) throw new Error(`Not saved: ${saved.code}`);
  process.stdout.write(`saved ${version}\n`);
}
