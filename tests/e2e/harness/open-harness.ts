import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, preview, type PreviewServer } from 'vite';

const CONFIG = resolve(import.meta.dirname, 'timeline/vite.config.ts');
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface HarnessOptions {
  readonly lang?: 'en' | 'ar';
  readonly theme?: 'light' | 'dark';
  readonly lanes?: string;
  readonly document?: 'geneva' | 'hostile';
  readonly width?: number;
  readonly height?: number;
}

export interface Harness {
  /** A page with the timeline drawn, and what it said on the console. */
  open(options?: HarnessOptions): Promise<{ readonly page: Page; readonly complaints: string[] }>;
  close(): Promise<void>;
}

/** Builds the page that holds the timeline alone, serves it, and starts a browser. */
export async function startHarness(): Promise<Harness> {
  await build({ configFile: CONFIG, logLevel: 'error' });
  const server = await preview({
    configFile: CONFIG,
    preview: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  const browser = await chromium.launch({
    executablePath: process.env['COMMUNIQUE_BROWSER'] ?? '/usr/bin/chromium',
    args: ARGUMENTS,
  });
  return {
    open: (options = {}) => openPage(browser, server, options),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

async function openPage(browser: Browser, server: PreviewServer, options: HarnessOptions) {
  const { width = 1440, height = 900, ...query } = options;
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const address = new URL(server.resolvedUrls?.local[0] ?? '');
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
  await page.goto(address.href);
  await page
    .getByRole('option')
    .first()
    .waitFor()
    .catch((error: unknown) => {
      throw new Error(`No event was drawn: ${complaints.join('; ')}`, { cause: error });
    });
  return { page, complaints };
}
