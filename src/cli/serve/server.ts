import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readStaticFile } from '../../host/node/static-files.ts';
import { PAGE_HEADERS } from '../../host/security-headers.ts';
import { answerApi, type ApiContext, type ApiReply } from './api.ts';
import { type Door, refusalOf } from './guard.ts';

export interface ServerOptions {
  /** The built window. */
  readonly rendererRoot: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly context: ApiContext;
}

export interface RunningServer {
  /** Where to open the window, the run's key included. */
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

const API = '/api/';

/** Serves the window on the loopback address alone. Rejects with the system's error, such as a port in use. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const key = randomBytes(24).toString('base64url');
  const server = createServer();
  const port = await listen(server, options.port);
  const door: Door = { port, key };
  server.on('request', (request, response) => {
    respond(request, response, door, options).catch((error: unknown) => {
      fail(response, error);
    });
  });
  return { address: `http://127.0.0.1:${port}/?key=${key}`, port, close: () => closeServer(server) };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  options: ServerOptions,
): Promise<void> {
  const path = (request.url ?? '').split(/[?#]/, 1)[0] ?? '';
  const isApi = path.startsWith(API);
  const refusal = refusalOf(request.headers, isApi, door);
  if (refusal !== null) return send(response, { status: 403, json: { code: 'refused', detail: refusal } });
  if (isApi) return send(response, await answerApi(path.slice(API.length), request, options.context));
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, { status: 405 });
  const file = await readStaticFile(options.rendererRoot, path);
  if (file === null) return send(response, { status: 404 });
  response.writeHead(200, {
    ...PAGE_HEADERS,
    'Content-Type': file.mimeType,
    'Content-Length': file.bytes.length,
  });
  response.end(request.method === 'HEAD' ? undefined : file.bytes);
}

function send(response: ServerResponse, reply: ApiReply): void {
  const body = reply.bytes ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
  response.writeHead(reply.status, {
    ...PAGE_HEADERS,
    'Cache-Control': 'no-store',
    'Content-Type': reply.bytes === undefined ? 'application/json' : 'application/octet-stream',
    ...reply.headers,
  });
  response.end(body);
}

/** The window learns that it failed; what exactly is for whoever runs the server. */
function fail(response: ServerResponse, error: unknown): void {
  console.error(`communique: ${error instanceof Error ? error.message : String(error)}`);
  if (!response.headersSent) send(response, { status: 500, json: { code: 'failed', detail: '' } });
  else response.destroy();
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
