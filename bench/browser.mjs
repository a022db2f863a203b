/** A real Chromium, driven by the input that a hand would give, and what the page and the system say of it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';

const CONFIG = resolve(import.meta.dirname, 'page/vite.config.ts');
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-precise-memory-info',
  '--js-flags=--expose-gc',
];

/** Builds and serves the page; `open` gives a fresh browser with it, `close` ends all. */
export async function startBench() {
  await build({ configFile: CONFIG, logLevel: 'error' });
  const server = await preview({
    configFile: CONFIG,
    preview: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  const address = server.resolvedUrls.local[0];
  const open = async (body) => {
    const browser = await chromium.launch({
      executablePath: process.env.COMMUNIQUE_BROWSER ?? '/usr/bin/chromium',
      args: ARGUMENTS,
    });
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      // Nothing leaves the machine, whatever a peer would like to load.
      await page.route(
        (url) => url.origin !== new URL(address).origin,
        (route) => route.abort(),
      );
      page.setDefaultTimeout(300_000);
      await page.goto(address);
      await page.waitForFunction(() => 'bench' in window);
      return await body(page, browser);
    } finally {
      await browser.close();
    }
  };
  return { open, close: () => server.close() };
}

const MIDDLE = { x: 800, y: 420 };

/** Frames while the pointer drags to and fro. A step each few milliseconds, as a mouse sends them. */
export async function dragFrames(page, { steps = 160, reach = 700 } = {}) {
  await page.mouse.move(MIDDLE.x, MIDDLE.y);
  await page.mouse.down();
  const moved = await watched(page, steps, async (step) => {
    const swing = Math.sin((step / steps) * Math.PI * 4) * (reach / 2);
    await page.mouse.move(MIDDLE.x + swing, MIDDLE.y);
    await pause(8);
  });
  await page.mouse.up();
  return moved;
}

/** Frames while the wheel turns in and out again about the pointer. */
export async function wheelFrames(page, { notches = 60 } = {}) {
  await page.mouse.move(MIDDLE.x, MIDDLE.y);
  return watched(page, notches, async (notch) => {
    await page.mouse.wheel(0, notch <= notches / 2 ? -100 : 100);
    await pause(30);
  });
}

/**
 * What happens while the hand moves: `frames`, the milliseconds between them, which are never fewer than the screen's
 * own, and `work`, the milliseconds a step that the page's main thread is busy (script, style, layout, paint), which
 * have no such floor. The page is given time to finish what the last step began.
 */
async function watched(page, steps, act) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const before = await busySeconds(session);
  await page.evaluate(() => window.bench.frames.start());
  for (let step = 1; step <= steps; step++) await act(step);
  const frames = await page.evaluate(() => window.bench.frames.stop());
  const work = ((await busySeconds(session)) - before) * (1000 / steps);
  await session.detach();
  return { frames, work };
}

async function busySeconds(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value;
}

export function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/** Megabytes that scripts hold after a collection: objects, and the arrays outside the heap. */
export async function heapOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const {
    usedSize,
    backingStorageSize = 0,
    embedderHeapUsedSize = 0,
  } = await session.send('Runtime.getHeapUsage');
  return {
    heap: usedSize / 2 ** 20,
    arrays: backingStorageSize / 2 ** 20,
    elements: embedderHeapUsedSize / 2 ** 20,
  };
}

/** Megabytes that the page's workers hold after a collection: objects and arrays together. */
export async function workersHeapOf(page) {
  const session = await page.context().newCDPSession(page);
  const workers = [];
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.push(sessionId);
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const heaps = await Promise.all(workers.map((worker) => heapOfWorker(session, worker)));
  await session.detach();
  return heaps.reduce((sum, heap) => sum + heap, 0);
}

async function heapOfWorker(session, sessionId) {
  const waiting = new Map();
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const { id, result } = JSON.parse(event.message);
    waiting.get(id)?.(result);
  });
  const ask = (id, method) =>
    new Promise((resolve) => {
      waiting.set(id, resolve);
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    });
  await ask(1, 'HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await ask(2, 'Runtime.getHeapUsage');
  return (usedSize + backingStorageSize) / 2 ** 20;
}

/** Megabytes of the page's process as the system counts them. */
export async function residentOf(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => memoryOf(id, 'VmRSS'));
  return Math.max(0, ...sizes);
}

/** Megabytes that the page's process and the one that paints for it had at most since they began. */
export async function peakOf(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = (wanted) =>
    processInfo.filter(({ type }) => type === wanted).map(({ id }) => memoryOf(id, 'VmHWM'));
  return Math.max(0, ...peaks('renderer')) + Math.max(0, ...peaks('GPU'));
}

/** One of the system's counts for a process, in megabytes. */
function memoryOf(id, count) {
  const status = readFileSync(`/proc/${id}/status`, 'utf8');
  return Number(new RegExp(`${count}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
}
