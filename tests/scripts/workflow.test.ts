import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: {
    readonly build: {
      readonly strategy: { readonly matrix: { readonly os: readonly string[] } };
      readonly 'runs-on': string;
      readonly steps: readonly Step[];
    };
  };
}

const workflow = load(readFileSync('.github/workflows/build.yml', 'utf8')) as Workflow;
const { build } = workflow.jobs;
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const commands = build.steps.flatMap(({ run }) => run?.trim().split('\n') ?? []);
const stepOf = (action: string): Step | undefined =>
  build.steps.find(({ uses }) => uses?.startsWith(`${action}@`));
const at = (command: string): number => build.steps.findIndex(({ run }) => run?.includes(command));

describe('The workflow', () => {
  it('runs on each of the three systems, for what is pushed and what is proposed', () => {
    expect(build.strategy.matrix.os.map((name) => name.split('-')[0]).sort()).toEqual([
      'macos',
      'ubuntu',
      'windows',
    ]);
    expect(build['runs-on']).toBe('${{ matrix.os }}');
    expect(Object.keys(workflow.on).sort()).toEqual(['pull_request', 'push']);
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  it('names only scripts and files that are there', () => {
    const scripts = commands.flatMap((line) =>
      [...line.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name),
    );
    expect(scripts).toEqual(['package']);
    for (const name of scripts) expect(manifest.scripts).toHaveProperty(name ?? '');
    expect(commands.some((line) => line.endsWith('npm test'))).toBe(true);
    const files = commands.flatMap((line) =>
      [...line.matchAll(/\bnode (\S+)/g)].map(([, file]) => file ?? ''),
    );
    expect(files).toEqual(['node_modules/electron/install.js']);
    for (const file of files) expect(existsSync(file), file).toBe(true);
  });

  it('takes a Node that Electron’s package and ours can do with', () => {
    const electron = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as {
      readonly engines: { readonly node: string };
    };
    const wanted = Number(/\d+/.exec(electron.engines.node)?.[0]);
    expect(Number(stepOf('actions/setup-node')?.with?.['node-version'])).toBeGreaterThanOrEqual(wanted);
    expect(stepOf('actions/setup-node')?.with?.['cache']).toBe('npm');
  });

  it('has Electron’s binary before it tests, and a display and a sandbox for it on Linux', () => {
    expect(at('npm ci')).toBeLessThan(at('node_modules/electron/install.js'));
    expect(at('node_modules/electron/install.js')).toBeLessThan(at('npm test'));
    const onLinux = build.steps.filter((step) => step.if === "runner.os == 'Linux'");
    expect(onLinux.map(({ run }) => run)).toEqual([
      expect.stringContaining('apparmor_restrict_unprivileged_userns=0'),
      'xvfb-run --auto-servernum npm test',
    ]);
    const elsewhere = build.steps.filter((step) => step.if === "runner.os != 'Linux'");
    expect(elsewhere.map(({ run }) => run)).toEqual(['npm test']);
  });

  it('keeps every package that the configuration makes', () => {
    const kept = String(stepOf('actions/upload-artifact')?.with?.['path']).trim().split(/\s+/);
    expect(kept.sort()).toEqual(['dist/*.AppImage', 'dist/*.deb', 'dist/*.dmg', 'dist/*.exe']);
    expect(stepOf('actions/upload-artifact')?.with?.['if-no-files-found']).toBe('error');
    const builder = load(readFileSync('electron-builder.yml', 'utf8')) as {
      readonly directories: { readonly output: string };
    };
    expect(builder.directories.output).toBe('dist');
  });

  it('names every action by its version', () => {
    for (const { uses } of build.steps)
      if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/);
  });
});
