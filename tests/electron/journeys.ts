import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  /** Title of the window's own frame. */
  title(): Promise<string>;
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

interface Starred {
  readonly events: readonly { readonly starred?: boolean }[];
}

export function starredIn(path: string): number {
  const document = JSON.parse(readFileSync(path, 'utf8')) as Starred;
  return document.events.filter(({ starred }) => starred === true).length;
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
];
