import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';

/** A running app, by the stand-in or by the real binary: what the journeys need of either. */
export interface DrivenApp {
  /** Folder in which the journey may write. */
  readonly folder: string;
  page(): Promise<Page>;
  /** Chooses an action of the window's menu. */
  choose(action: string): Promise<void>;
  /** What the system's dialogs will answer from now on; null cancels. */
  answerSave(path: string | null): Promise<void>;
  answerOpen(path: string | null): Promise<void>;
  /** Title of the frame of the window in front, with `•` before it where its document is marked as edited. */
  title(): Promise<string>;
  /** How many windows there are. */
  windows(): Promise<number>;
  /** The user starts the program once more, with files, while it runs. */
  startAgain(files: readonly string[]): Promise<void>;
  /** The process of the page in front dies. */
  crashPage(): Promise<void>;
  /** The whole program is killed, and started anew. */
  killAndStart(): Promise<void>;
  /** What the dialog of the page in front says, empty where there is none; also for a page that crashed before. */
  dialogText(): Promise<string>;
  /** Presses the button of that name or label in that dialog. */
  press(name: RegExp): Promise<void>;
}

export interface Journey {
  readonly name: string;
  walk(app: DrivenApp): Promise<void>;
}

/** Waits until the timeline is there, with all its events. */
export async function showsEvents(page: Page, count: number): Promise<void> {
  await vi.waitFor(
    async () => {
      expect(await page.getByRole('option').count()).toBe(count);
    },
    { timeout: 60_000, interval: 100 },
  );
}

/** Stars the first event, which is an edit like any other. */
export async function edit(app: DrivenApp): Promise<void> {
  const page = await app.page();
  await page.getByRole('option').first().click();
  await app.choose('star');
  await expect.poll(() => app.title()).toMatch(/^•/);
}

interface Saved {
  readonly events: readonly { readonly starred?: boolean }[];
  readonly view?: { readonly lanes?: string };
}

export function savedIn(path: string): Saved {
  return JSON.parse(readFileSync(path, 'utf8')) as Saved;
}

export function starredIn(path: string): number {
  return savedIn(path).events.filter(({ starred }) => starred === true).length;
}

/** Longer than unsaved work takes to reach the journal: that is within a second, by the timer of 600 ms. */
const JOURNALLED = 1500;

async function recover(app: DrivenApp): Promise<void> {
  await expect.poll(() => app.dialogText()).toContain('Unsaved work was found');
  await app.press(/^Recover/);
  await expect.poll(() => app.title()).toMatch(/^• Geneva/);
  const path = join(app.folder, 'recovered.communique');
  await app.answerSave(path);
  await app.choose('save-as');
  await expect.poll(() => existsSync(path)).toBe(true);
  expect(starredIn(path)).toBe(1);
}

/** The journeys of the app that go through the shell, the same for the stand-in and for the real binary. */
export const JOURNEYS: readonly Journey[] = [
  {
    name: 'opens the first timeline and shows an event with its quote',
    walk: async (app) => {
      const page = await app.page();
      await showsEvents(page, 15);
      await page.getByRole('option', { name: /Consultations on cybersecurity will begin/ }).click();
      await page.getByText('Both sides must take on certain obligations.').first().waitFor();
      expect(await app.title()).toBe('Geneva summit, June 2021 — Communiqué');
    },
  },
  {
    name: 'searches, opens what it found, and keeps the way it is looked at in the file',
    walk: async (app) => {
      const page = await app.page();
      await showsEvents(page, 15);
      await app.choose('search');
      await page.keyboard.type('ambassadors');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.getByRole('complementary').last().innerText()).toMatch(/ambassadors/i);
      await app.choose('lanes-topic');
      const path = join(app.folder, 'by-topic.communique');
      await app.answerSave(path);
      await app.choose('save-as');
      await expect.poll(() => existsSync(path)).toBe(true);
      expect(savedIn(path).view?.lanes).toBe('topic');
    },
  },
  {
    name: 'turns to Arabic and mirrors the window',
    walk: async (app) => {
      const page = await app.page();
      await showsEvents(page, 15);
      await app.choose('switch-language');
      await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl');
      await app.choose('switch-language');
      await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('ltr');
    },
  },
  {
    name: 'edits, marks the title, saves under a name, saves again, and opens what it saved',
    walk: async (app) => {
      const page = await app.page();
      await showsEvents(page, 15);
      await edit(app);
      const path = join(app.folder, 'mine.communique');
      await app.answerSave(path);
      await app.choose('save-as');
      await expect.poll(() => existsSync(path)).toBe(true);
      await expect.poll(() => app.title()).not.toMatch(/^•/);
      expect(starredIn(path)).toBe(1);
      await app.choose('star');
      await expect.poll(() => app.title()).toMatch(/^•/);
      await app.choose('save');
      await expect.poll(() => starredIn(path)).toBe(0);
      await app.answerOpen(path);
      await app.choose('open');
      await showsEvents(page, 15);
      await expect.poll(() => app.title()).not.toMatch(/^•/);
    },
  },
  {
    name: 'does nothing when a dialog is cancelled',
    walk: async (app) => {
      await showsEvents(await app.page(), 15);
      const before = await app.title();
      await app.answerOpen(null);
      await app.choose('open');
      await app.answerSave(null);
      await app.choose('save-as');
      await showsEvents(await app.page(), 15);
      expect(await app.title()).toBe(before);
    },
  },
  {
    name: 'refuses a damaged file and keeps the open timeline',
    walk: async (app) => {
      const page = await app.page();
      await showsEvents(page, 15);
      const path = join(app.folder, 'damaged.communique');
      writeFileSync(path, '{"format":"communique","version":1,');
      await app.answerOpen(path);
      await app.choose('open');
      await page.getByRole('dialog').waitFor();
      expect(await page.getByRole('dialog').innerText()).toContain('damaged.communique');
      await page.keyboard.press('Escape');
      await showsEvents(page, 15);
    },
  },
  {
    name: 'exports a figure to the file that the dialog names',
    walk: async (app) => {
      const page = await app.page();
      await showsEvents(page, 15);
      const path = join(app.folder, 'figure.svg');
      await app.answerSave(path);
      await app.choose('export');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await dialog.getByLabel('PNG').uncheck();
      await dialog.getByRole('button', { name: 'Export', exact: true }).click();
      await expect.poll(() => existsSync(path), { timeout: 60_000 }).toBe(true);
      expect(readFileSync(path).length).toBeGreaterThan(10_000);
    },
  },
  {
    name: 'reverts to the file, after it has asked',
    walk: async (app) => {
      const page = await app.page();
      await showsEvents(page, 15);
      const path = join(app.folder, 'reverted.communique');
      await app.answerSave(path);
      await app.choose('save-as');
      await expect.poll(() => existsSync(path)).toBe(true);
      await edit(app);
      await app.choose('revert');
      await expect.poll(() => app.dialogText()).toContain('Save the changes first?');
      await app.press(/^Do not save$/);
      await expect.poll(() => app.title()).not.toMatch(/^•/);
      expect(starredIn(path)).toBe(0);
    },
  },
  {
    name: 'takes the file of a second start into the window that shows nothing of the user’s, and another beside it',
    walk: async (app) => {
      await showsEvents(await app.page(), 15);
      const paths = ['second.communique', 'third.communique'].map((name) => join(app.folder, name));
      for (const path of paths) copyFileSync(resolve('resources/timelines/geneva-2021.communique'), path);
      await app.startAgain(paths.slice(0, 1));
      const page = await app.page();
      await expect.poll(() => page.getByText('second.communique').count()).toBeGreaterThan(0);
      expect(await app.windows()).toBe(1);
      await app.startAgain(paths.slice(1));
      await expect.poll(() => app.windows()).toBe(2);
    },
  },
  {
    name: 'offers what was unsaved at once when the page’s process dies, and the same document under it',
    walk: async (app) => {
      await showsEvents(await app.page(), 15);
      await edit(app);
      await pause(JOURNALLED);
      await app.crashPage();
      await recover(app);
    },
  },
  {
    name: 'offers what was unsaved when the program was killed',
    walk: async (app) => {
      await showsEvents(await app.page(), 15);
      await edit(app);
      await pause(JOURNALLED);
      await app.killAndStart();
      await recover(app);
    },
  },
];
