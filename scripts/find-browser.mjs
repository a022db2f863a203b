/** The Chromium that the browser tests drive: one that is there, else one that is installed for them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile, runNode } from './project.mjs';
import { installSystemPackages } from './system-packages.mjs';

const PLACES = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].map(
    (name) => `/usr/bin/${name}`,
  ),
  darwin: ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((base) => [
      join(base, 'Google/Chrome/Application/chrome.exe'),
      join(base, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
};

/** Path of a browser, or null where there is none and none could be installed. `COMMUNIQUE_BROWSER` names one. */
export async function ensureBrowser() {
  return (await findBrowser()) ?? (await installBrowser());
}

async function findBrowser() {
  const named = process.env.COMMUNIQUE_BROWSER;
  if (named) return named;
  const known = PLACES[process.platform] ?? [];
  return [...known, await playwrightBrowser()].find((path) => existsSync(path)) ?? null;
}

async function playwrightBrowser() {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

async function installBrowser() {
  console.error('communique: installing a browser for the tests…');
  await installSystemPackages(['chromium']);
  if ((await findBrowser()) === null) {
    await runNode(packageFile('playwright-core', 'cli.js'), ['install', 'chromium'], { quiet: true });
  }
  return findBrowser();
}
