import { copyFileSync, mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { driveStandIn } from './drive-stand-in.ts';
import { type DrivenApp, showsEvents } from './journeys.ts';
import { closeBrowser, launchStandIn, type LaunchOptions, type StandInRun } from './stand-in/launch.ts';

const GENEVA = resolve('resources/timelines/geneva-2021.communique');

/** What the tests of a file need that run the app under the stand-in. */
export interface StandInTests {
  /** The user's home in this test. */
  home(): string;
  launch(options?: Partial<LaunchOptions>): Promise<StandInRun>;
  /** Waits until the first window shows its timeline. */
  launchShown(options?: Partial<LaunchOptions>): Promise<StandInRun>;
  drive(run: StandInRun): DrivenApp;
  /** A document of 15 events under this name in the home. */
  copyOfGeneva(name: string): string;
}

/** A home for each test, and an end for each run. Whatever a test does, nothing asks for the net. */
export function withStandIn(): StandInTests {
  const folders = temporaryFolder();
  const runs: StandInRun[] = [];
  let home = '';
  beforeEach(() => {
    home = mkdtempSync(join(folders, 'home-'));
  });
  afterEach(async () => {
    const requested = runs.flatMap(({ world }) => world.session.requested);
    for (const run of runs.splice(0)) await run.kill();
    expect(requested.filter(({ url }) => !/^(communique:\/\/app\/|blob:|data:)/.test(url))).toEqual([]);
  });
  afterAll(closeBrowser);

  const launch: StandInTests['launch'] = async (options) => {
    const run = await launchStandIn({ home, ...options });
    runs.push(run);
    return run;
  };
  return {
    home: () => home,
    launch,
    launchShown: async (options) => {
      const run = await launch(options);
      await showsEvents(await run.firstPage(), 15);
      return run;
    },
    drive: (run) => driveStandIn(run, home, runs),
    copyOfGeneva: (name) => {
      const path = join(home, name);
      copyFileSync(GENEVA, path);
      return path;
    },
  };
}
