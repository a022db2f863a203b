import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import plist from 'plist';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';
import { makeLinuxDist, makeMacDist } from './stand-in-dist.ts';

/**
 * The packages as electron-builder makes them of our configuration, over stand-ins for Electron's distribution and for
 * the program `fpm`, both of which it would download.
 */
const folder = temporaryFolder();
const root = resolve('.');
const hasDebianTools = spawnSync('dpkg-deb', ['--version']).status === 0;
/** electron-builder takes the folder `out`, whatever folder a test run builds into. */
const isBuilt = existsSync('out/renderer/index.html') && process.env['COMMUNIQUE_OUT'] === undefined;

async function pack(target: readonly string[], dist: string, output: string): Promise<void> {
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const settings = { electronDist: dist, 'directories.output': output };
  const options = Object.entries(settings).map(([key, value]) => `--config.${key}=${value}`);
  const child = spawn(process.execPath, [builder, '--publish', 'never', '--x64', ...target, ...options], {
    cwd: root,
    env: { ...process.env, CUSTOM_FPM_PATH: join(root, 'tests/scripts/packaging/fpm.mjs') },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise((done) => child.on('close', done));
  if (code !== 0) throw new Error(`electron-builder failed: ${said}`);
}

function filesIn(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** What may be in the archive, with the hashes of names left out. */
const EXPECTED =
  /^(package\.json|out\/main\/index\.js|out\/preload\/index\.cjs|out\/renderer\/(index\.html|first-paint\.js|icon\.svg|timelines\/(index\.json|[a-z0-9-]+\.communique)|assets\/[\w-]+(\.worker)?-[\w-]{8}\.(js|css|ttf|wasm|svg)))$/;

async function expectArchive(path: string): Promise<void> {
  const files = listPackage(path, { isPack: false })
    .map((name) => name.slice(1).split(sep).join('/'))
    .filter((name) => name.includes('.'))
    .sort();
  const built = ['main', 'preload', 'renderer'].flatMap((part) =>
    filesIn(`out/${part}`).map((name) => `out/${part}/${name}`),
  );
  expect(files).toEqual([...built, 'package.json'].sort());
  expect(files.filter((name) => !EXPECTED.test(name))).toEqual([]);
  const manifest = JSON.parse(extractFile(path, 'package.json').toString()) as Record<string, unknown>;
  expect(manifest).toMatchObject({
    main: 'out/main/index.js',
    type: 'module',
    productName: 'Communiqué',
    // By it Linux finds the desktop entry of a window.
    desktopName: 'communique.desktop',
  });
  expect(manifest).not.toHaveProperty('devDependencies');
}

/** The state of each fuse as it stands in the program: `0` off, `1` on. */
async function fusesOf(program: string): Promise<Readonly<Record<string, string>>> {
  const { version, ...wire } = await getCurrentFuseWire(program);
  expect(version).toBe(FuseVersion.V1);
  return Object.fromEntries(
    Object.entries(wire).map(([index, state]) => [
      FuseV1Options[Number(index)] ?? index,
      String.fromCharCode(Number(state)),
    ]),
  );
}

const SAFE_FUSES = {
  RunAsNode: '0',
  EnableCookieEncryption: '1',
  EnableNodeOptionsEnvironmentVariable: '0',
  EnableNodeCliInspectArguments: '0',
  EnableEmbeddedAsarIntegrityValidation: '1',
  OnlyLoadAppFromAsar: '1',
  LoadBrowserProcessSpecificV8Snapshot: '0',
  GrantFileProtocolExtraPrivileges: '0',
};

describe.skipIf(!isBuilt || !hasDebianTools)(
  `The Debian package${hasDebianTools ? '' : ' (skipped: there is no dpkg-deb)'}${isBuilt ? '' : ' (skipped: the folder out is not built)'}`,
  () => {
    const output = join(folder, 'linux');
    const installed = join(folder, 'installed');
    const app = join(installed, 'opt/Communiqué');
    let deb = '';
    const field = (name: string): string =>
      spawnSync('dpkg-deb', ['--field', deb, name], { encoding: 'utf8' }).stdout.trim();

    beforeAll(async () => {
      mkdirSync(join(folder, 'dist'), { recursive: true });
      spawnSync(process.execPath, ['scripts/icons.mjs'], { cwd: root });
      await pack(['--linux', 'deb'], makeLinuxDist(mkdtempSync(join(folder, 'dist/'))), output);
      deb = join(output, readdirSync(output).find((name) => name.endsWith('.deb')) ?? '');
      spawnSync('dpkg-deb', ['--extract', deb, installed]);
    }, 120_000);

    it('says what it is and what it needs', () => {
      const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
      expect(field('Package')).toBe('communique');
      expect(field('Version')).toBe(version);
      expect(field('Architecture')).toBe('amd64');
      expect(field('License')).toBe('MIT');
      expect(field('Maintainer')).toMatch(/<.+@.+>$/);
      expect(field('Homepage')).toBe('https://communique.example/');
      expect(field('Depends').split(', ')).toEqual(expect.arrayContaining(['libgtk-3-0', 'xdg-utils']));
      expect(field('Description')).toContain('timeline of diplomatic events');
    });

    it('has in its archive what was built, and nothing else', async () => {
      await expectArchive(join(app, 'resources/app.asar'));
    });

    it('has the program, the licences and no languages but ours', () => {
      expect(filesIn(app)).toEqual([
        'LICENSE.electron.txt',
        'LICENSES.chromium.html',
        'chrome-sandbox',
        'communique',
        'locales/ar.pak',
        'locales/en-GB.pak',
        'locales/en-US.pak',
        'resources/.keep',
        'resources/LICENSE.txt',
        'resources/THIRD-PARTY-NOTICES.txt',
        'resources/app.asar',
        'resources/apparmor-profile',
        'version',
      ]);
      const notices = readFileSync(join(app, 'resources/THIRD-PARTY-NOTICES.txt'), 'utf8');
      expect(notices).toBe(readFileSync('THIRD-PARTY-NOTICES.md', 'utf8'));
    });

    it('has every fuse of its program set the safe way', async () => {
      expect(await fusesOf(join(app, 'communique'))).toEqual(SAFE_FUSES);
    });

    it('names itself to the desktop in both languages, and takes the files of its type', () => {
      const entry = readFileSync(join(installed, 'usr/share/applications/communique.desktop'), 'utf8');
      const values = new Map(
        entry
          .split('\n')
          .filter((line) => line.includes('='))
          .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      );
      expect(entry.startsWith('[Desktop Entry]\n')).toBe(true);
      expect(values.get('Type')).toBe('Application');
      expect(values.get('Exec')).toBe('"/opt/Communiqué/communique" %U');
      expect(values.get('Icon')).toBe('communique');
      expect(values.get('StartupWMClass')).toBe('communique');
      expect(values.get('MimeType')).toBe('application/vnd.communique+json;');
      expect(values.get('GenericName[ar]')).toMatch(/[\u0600-\u06ff]/);
      expect(values.get('Comment[ar]')).toMatch(/[\u0600-\u06ff]/);
    });

    it('teaches the system the file type', () => {
      const mime = join(installed, 'usr/share/mime');
      const source = readFileSync(join(mime, 'packages/communique.xml'), 'utf8');
      expect(source).toContain('<mime-type type="application/vnd.communique+json">');
      expect(source).toContain('<glob pattern="*.communique"/>');
      // The system's own reader of such files, where it is there.
      if (spawnSync('update-mime-database', [mime]).status !== 0) return;
      expect(readFileSync(join(mime, 'globs'), 'utf8')).toContain(
        'application/vnd.communique+json:*.communique',
      );
    });

    it('has the icon in every size', () => {
      const icons = join(installed, 'usr/share/icons/hicolor');
      expect(readdirSync(icons).sort()).toEqual(
        [16, 24, 32, 48, 64, 128, 256, 512, 1024].map((edge) => `${edge}x${edge}`).sort(),
      );
      for (const size of readdirSync(icons)) {
        const { width, height } = PNG.sync.read(readFileSync(join(icons, size, 'apps/communique.png')));
        expect(`${width}x${height}`).toBe(size);
      }
    });
  },
);

describe.skipIf(!isBuilt || process.platform === 'win32')(
  `The app for macOS${isBuilt ? '' : ' (skipped: the folder out is not built)'}`,
  () => {
    const output = join(folder, 'mac');
    // macOS writes an accent as a character of its own.
    const app = join(output, 'mac', 'Communiqué.app'.normalize('NFD'));
    const contents = join(app, 'Contents');

    beforeAll(async () => {
      mkdirSync(join(folder, 'dist'), { recursive: true });
      spawnSync(process.execPath, ['scripts/icons.mjs'], { cwd: root });
      await pack(['--mac', 'dir'], makeMacDist(mkdtempSync(join(folder, 'dist/'))), output);
    }, 120_000);

    it('says in its list of properties what it opens, that it can be dark, and how its archive is known', () => {
      const properties = plist.parse(readFileSync(join(contents, 'Info.plist'), 'utf8')) as Record<
        string,
        unknown
      >;
      expect(properties).toMatchObject({
        CFBundleIdentifier: 'example.communique',
        CFBundleName: 'Communiqué',
        CFBundleDocumentTypes: [
          {
            CFBundleTypeExtensions: ['communique'],
            CFBundleTypeRole: 'Editor',
            CFBundleTypeIconFile: 'icon.icns',
          },
        ],
        NSRequiresAquaSystemAppearance: false,
        ElectronAsarIntegrity: { 'Resources/app.asar': { algorithm: 'SHA256' } },
      });
    });

    it('has in its archive what was built, its icon, the licences, and no languages but ours', async () => {
      await expectArchive(join(contents, 'Resources/app.asar'));
      expect(readdirSync(join(contents, 'Resources'))).toEqual(
        expect.arrayContaining(['LICENSE.txt', 'THIRD-PARTY-NOTICES.txt', 'icon.icns']),
      );
      const languages = readdirSync(join(contents, 'Resources')).filter((name) => name.endsWith('.lproj'));
      expect(languages.sort()).toEqual(['ar.lproj', 'en.lproj']);
    });

    it('has every fuse of its program set the safe way', async () => {
      expect(await fusesOf(app)).toEqual(SAFE_FUSES);
    });
  },
);
