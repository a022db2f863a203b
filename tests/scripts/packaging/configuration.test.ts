import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { load } from 'js-yaml';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';

type Config = Parameters<typeof validateConfiguration>[0];

const config = load(readFileSync('electron-builder.yml', 'utf8')) as Config;
describe('packaging', () => {
  it('is configured as electron-builder’s own schema wants it', async () => {
    await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
    const wrong = { ...config, fileAssociation: [] } as Config;
    await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow('fileAssociation');
  });

  it('sets every fuse the safe way', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('packs no package: the built shell and window hold all that they need', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
    expect(manifest['dependencies']).toBeUndefined();
  });

  it('has the id by which the shell names itself to Windows', () => {
    const source = readFileSync('src/main/single-instance.ts', 'utf8');
    expect(source).toContain(`'${config.appId ?? ''}'`);
  });

  it('names the file type on all three systems', () => {
    expect(config.fileAssociations).toMatchObject([
      { ext: 'communique', mimeType: 'application/vnd.communique+json', role: 'Editor' },
    ]);
  });

  it('has targets for Windows, macOS and Linux', () => {
    const targets = (list: unknown): string[] =>
      [list].flat().map((target) => (target as { target: string }).target);
    expect(targets(config.win?.target)).toEqual(['nsis', 'portable']);
    expect(targets(config.mac?.target)).toEqual(['dmg']);
    expect(targets(config.linux?.target)).toEqual(['AppImage', 'deb']);
  });
});

describe('icons', () => {
  const folder = temporaryFolder();

  it('are drawn from the one SVG in every size that the systems want', () => {
    mkdirSync(folder, { recursive: true });
    const { status, stderr } = spawnSync(process.execPath, ['scripts/icons.mjs'], {
      env: { ...process.env, COMMUNIQUE_OUT: folder },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const icons = join(folder, 'icons');
    for (const name of readdirSync(join(icons, 'linux'))) {
      const { width, height, data } = PNG.sync.read(readFileSync(join(icons, 'linux', name)));
      expect(`${width}x${height}.png`).toBe(name);
      expect(new Set(data.subarray(0, data.length)).size).toBeGreaterThan(10);
    }
    expect(sizesInIco(readFileSync(join(icons, 'icon.ico')))).toEqual([16, 24, 32, 48, 64, 128, 256]);
    expect(sizesInIcns(readFileSync(join(icons, 'icon.icns')))).toEqual([
      32, 64, 128, 256, 256, 512, 512, 1024,
    ]);
  });
});

/** Widths by the images themselves, found by the directory's offsets. */
function sizesInIco(ico: Buffer): number[] {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    const offset = ico.readUInt32LE(at + 12);
    return PNG.sync.read(ico.subarray(offset, offset + ico.readUInt32LE(at + 8))).width;
  });
}

function sizesInIcns(icns: Buffer): number[] {
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const sizes: number[] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    sizes.push(PNG.sync.read(icns.subarray(at + 8, at + icns.readUInt32BE(at + 4))).width);
  }
  return sizes;
}
