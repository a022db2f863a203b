import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import plist from 'plist';

/** By this text the fuses are found in Electron's program; a version, their number and their state follow. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** As Electron ships it: runs as Node, takes Node's options and inspection, gives `file:` its privileges. */
const AS_SHIPPED = '10110001';

/** A program as far as packaging looks into it: one that has fuses. */
function program(): Buffer {
  return Buffer.concat([
    Buffer.from(`stand-in ${SENTINEL}`),
    Buffer.from([1, AS_SHIPPED.length]),
    Buffer.from(AS_SHIPPED),
    Buffer.alloc(64),
  ]);
}

function put(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content, { mode: 0o755 });
  }
}

/** Stands in for Electron's distribution for Linux: the files that electron-builder touches, and languages too many. */
export function makeLinuxDist(folder: string): string {
  put(folder, {
    electron: program(),
    'chrome-sandbox': 'x',
    LICENSE: 'Electron’s',
    'LICENSES.chromium.html': 'Chromium’s',
    version: '0.0.0',
    'resources/.keep': '',
    'locales/en-US.pak': 'x',
    'locales/en-GB.pak': 'x',
    'locales/ar.pak': 'x',
    'locales/fr.pak': 'x',
  });
  return folder;
}

/** The same for macOS: an app with its framework and the helpers that Chromium starts. */
export function makeMacDist(folder: string): string {
  const contents = 'Electron.app/Contents';
  const helpers = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind) => `Electron Helper${kind}`);
  put(folder, {
    LICENSE: 'Electron’s',
    'LICENSES.chromium.html': 'Chromium’s',
    [`${contents}/Info.plist`]: plist.build({ CFBundleExecutable: 'Electron' }),
    [`${contents}/MacOS/Electron`]: 'x',
    [`${contents}/Resources/electron.icns`]: 'x',
    [`${contents}/Resources/en.lproj/locale.pak`]: 'x',
    [`${contents}/Resources/ar.lproj/locale.pak`]: 'x',
    [`${contents}/Resources/fr.lproj/locale.pak`]: 'x',
    [`${contents}/Frameworks/Electron Framework.framework/Electron Framework`]: program(),
    [`${contents}/Frameworks/Electron Framework.framework/Versions/A/Resources/en.lproj/locale.pak`]: 'x',
    ...Object.fromEntries(
      helpers.flatMap((name) => [
        [`${contents}/Frameworks/${name}.app/Contents/Info.plist`, plist.build({ CFBundleExecutable: name })],
        [`${contents}/Frameworks/${name}.app/Contents/MacOS/${name}`, 'x'],
      ]),
    ),
  });
  return folder;
}
