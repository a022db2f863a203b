import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../src/cli/serve/server.ts';
import type { FileReference, HostResult, JournalEntry } from '../../src/host/host.ts';
import { createJournalStore } from '../../src/host/node/journal-store.ts';
import { createKnownFiles } from '../../src/host/node/known-files.ts';
import { createSettingsStore } from '../../src/host/node/settings-store.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
const root = join(folder, 'renderer');
const document = join(folder, 'mine.communique');
let server: RunningServer;
let key: string;

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A request as it is written: neither `fetch` nor `URL` would send these paths and headers unchanged. */
function ask(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
  body: string | Uint8Array = '',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: server.port, path, method, headers, setHost: !('Host' in headers) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const call = (
  path: string,
  method = 'GET',
  body: string | Uint8Array = '',
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> => ask(`/api/${path}`, { 'X-Communique-Key': key, ...headers }, method, body);

const json = <T>({ body }: Reply): T => JSON.parse(body.toString('utf8')) as T;

function fileOf({ headers }: Reply): FileReference {
  return JSON.parse(decodeURIComponent(String(headers['x-communique-file']))) as FileReference;
}

beforeAll(async () => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'assets', 'app.js'), 'void 0;');
  writeFileSync(join(root, 'assets', 'engine.wasm'), 'wasm');
  writeFileSync(join(root, '.hidden'), 'hidden');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(root, 'assets', 'way-out.txt'));
  writeFileSync(document, 'first');
  server = await startServer({
    rendererRoot: root,
    port: 0,
    context: {
      initialPath: document,
      version: '1.2.3',
      files: createKnownFiles(),
      settings: createSettingsStore(join(folder, 'home')),
      journals: createJournalStore(join(folder, 'home', 'journals'), () => 42),
    },
  });
  key = new URL(server.address).searchParams.get('key') ?? '';
});

afterAll(() => server.close());

describe('the loopback server', () => {
  it('gives each file with its type and strict headers', async () => {
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.match(/unsafe-[a-z-]+|wasm-unsafe-eval/g)).toEqual(['wasm-unsafe-eval']);
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
    expect((await ask('/assets/app.js?v=1')).headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect((await ask('/assets/engine.wasm')).headers['content-type']).toBe('application/wasm');
    expect(await ask('/', {}, 'HEAD')).toMatchObject({ status: 200, body: Buffer.alloc(0) });
    expect((await ask('/', {}, 'POST')).status).toBe(405);
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets\\..\\..\\secret.txt',
    '//secret.txt',
    '/assets//app.js',
    '/.hidden',
    '/assets/way-out.txt',
    '/index.html%00.txt',
    '/%',
    '/assets',
    '/C:/secret.txt',
    'secret.txt',
    '*',
  ])('gives nothing for the path %s', async (path) => {
    const reply = await ask(path);
    expect([400, 404]).toContain(reply.status);
    expect(reply.body.toString()).not.toContain('secret');
  });

  it('refuses a name that is not its own, which another site could have pointed here', async () => {
    for (const host of ['evil.example', `evil.example:${server.port}`, '127.0.0.1', '127.0.0.1:1', '']) {
      expect((await ask('/', { Host: host })).status, host).not.toBe(200);
      expect((await call('initial', 'GET', '', { Host: host })).status, host).not.toBe(200);
    }
    expect((await ask('/', { Host: `localhost:${server.port}` })).status).toBe(200);
  });

  it('refuses a page of another origin, even with the key', async () => {
    for (const origin of ['https://evil.example', 'null', `http://127.0.0.1:${server.port + 1}`, 'file://']) {
      expect((await call('initial', 'GET', '', { Origin: origin })).status, origin).toBe(403);
    }
    expect((await call('initial', 'GET', '', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await call('initial', 'GET', '', { 'Sec-Fetch-Site': 'same-site' })).status).toBe(403);
    const own = { Origin: `http://127.0.0.1:${server.port}`, 'Sec-Fetch-Site': 'same-origin' };
    expect((await call('initial', 'GET', '', own)).status).toBe(200);
  });

  it.each(['', 'wrong', 'A'.repeat(32)])('refuses an API call with the key %j', async (wrong) => {
    const headers: Record<string, string> = wrong === '' ? {} : { 'X-Communique-Key': wrong };
    for (const path of ['initial', 'settings', 'journals', 'facts']) {
      expect((await ask(`/api/${path}`, headers)).status).toBe(403);
      expect((await ask(`/api/${path}?key=${key}`, headers)).status).toBe(403);
    }
    expect((await ask('/api/settings', headers, 'PUT', '{}')).status).toBe(403);
  });

  it('answers no preflight, so that no other page may send the key', async () => {
    const reply = await ask(
      '/api/initial',
      { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'GET' },
      'OPTIONS',
    );
    expect(reply.status).toBe(403);
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('listens on the loopback address alone', async () => {
    const refused = await new Promise<boolean>((resolve) => {
      const socket = connect(server.port, '127.0.0.2');
      socket.on('connect', () => {
        socket.destroy();
        resolve(false);
      });
      socket.on('error', () => {
        resolve(true);
      });
    });
    expect(refused).toBe(true);
  });

  it('gives the file that it was started with, saves to it, and keeps API answers out of caches', async () => {
    writeFileSync(document, 'first');
    const opened = await call('initial');
    expect(opened.body.toString()).toBe('first');
    expect(opened.headers['cache-control']).toBe('no-store');
    const file = fileOf(opened);
    expect(file).toMatchObject({ name: 'mine.communique', writable: true });
    const saved = json<HostResult<FileReference>>(await call(`files/${file.id}`, 'PUT', 'second'));
    expect(saved.ok).toBe(true);
    expect(readFileSync(document, 'utf8')).toBe('second');
  });

  it('does not write over what another program wrote since, unless told to', async () => {
    const file = fileOf(await call('initial'));
    writeFileSync(document, 'by another program');
    expect(json(await call(`changed/${file.id}`))).toBe(true);
    expect(json(await call(`files/${file.id}`, 'PUT', 'mine'))).toMatchObject({
      ok: false,
      code: 'changed-on-disk',
    });
    expect(readFileSync(document, 'utf8')).toBe('by another program');
    const forced = await call(`files/${file.id}`, 'PUT', 'mine', { 'X-Communique-Force': 'yes' });
    expect(json(forced)).toMatchObject({ ok: true });
    expect(readFileSync(document, 'utf8')).toBe('mine');
  });

  it.each(['../secret.txt', '%2e%2e%2fsecret.txt', 'unknown', ''])(
    'reads and writes no file by the made-up id %j',
    async (id) => {
      expect(json(await call(`files/${id}`))).toMatchObject({ code: 'refused' });
      expect(json(await call(`files/${id}`, 'PUT', 'x'))).toMatchObject({ code: 'refused' });
      expect(readFileSync(join(folder, 'secret.txt'), 'utf8')).toBe('secret');
    },
  );

  it('keeps settings, and repairs what makes no sense', async () => {
    expect((await call('settings', 'PUT', '{"language":"ar","theme":"loud"}')).status).toBe(204);
    expect(json(await call('settings'))).toMatchObject({ language: 'ar', theme: 'system' });
    expect((await call('settings', 'PUT', 'not json')).status).toBe(400);
    expect((await call('settings', 'PUT', 'x'.repeat(1_100_000))).status).toBe(400);
    expect(json(await call('settings'))).toMatchObject({ language: 'ar' });
  });

  it('keeps unsaved work until it is cleared, whatever its name is', async () => {
    const name = '../../../escape';
    const { id } = fileOf(await call('initial'));
    expect((await call(`journals/${encodeURIComponent(name)}/${id}`, 'PUT', '{"نص":1}')).status).toBe(204);
    const [entry] = json<JournalEntry[]>(await call('journals'));
    expect(entry).toMatchObject({ key: name, text: '{"نص":1}', written: 42 });
    expect(entry?.file?.name).toBe('mine.communique');
    expect((await call(`journals/${encodeURIComponent(name)}`, 'DELETE')).status).toBe(204);
    expect(json(await call('journals'))).toEqual([]);
  });

  it('has no other calls', async () => {
    for (const path of ['', 'nothing', 'files', '__proto__', 'constructor']) {
      expect((await call(path, 'DELETE')).status).toBe(404);
    }
  });
});
