/** A real Chromium and a folder or two served to it from the loopback address, for what figures are compared with. */
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['COMMUNIQUE_BROWSER'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface FolderServer {
  /** Without a slash at the end. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves files of `root`, and `pages` by their path before them. */
export async function serveFolder(
  root: string,
  pages: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<FolderServer> {
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    const page = pages[path];
    const send = (body: string | Buffer): void => {
      response.writeHead(200, { 'content-type': type, ...headers });
      response.end(body);
    };
    if (page !== undefined) return send(page);
    readFile(join(root, normalize(path))).then(send, () => {
      response.writeHead(404);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
