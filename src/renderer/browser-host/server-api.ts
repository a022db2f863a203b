import type { FileReference, HostResult, OpenedFile } from '../../host/host.ts';

type Body = string | Uint8Array<ArrayBuffer>;

/** The loopback server's answers, or `null` throughout where the page was opened without the run's key. */
export interface ServerApi {
  getJson(path: string): Promise<unknown>;
  /** Null where the server has no such file to give. */
  getFile(path: string): Promise<HostResult<OpenedFile> | null>;
  /** The server's JSON answer, null where it has none to give. */
  send(method: 'PUT' | 'DELETE', path: string, body?: Body, force?: boolean): Promise<unknown>;
}

/** The server behind this page, by the key in its address; null when the page was opened without one. */
export function connectServer(address: URL): ServerApi | null {
  const key = address.searchParams.get('key');
  if (key === null) return null;
  const call = async (method: string, path: string, body?: Body, force = false): Promise<Response> => {
    const headers = { 'X-Communique-Key': key, ...(force ? { 'X-Communique-Force': 'yes' } : {}) };
    const keepalive = isSmall(body);
    // Large bytes as a blob: of these the page is let go before they are all sent.
    const sent = body instanceof Uint8Array && !keepalive ? new Blob([body]) : body;
    const init: RequestInit = {
      ...{ method, headers, cache: 'no-store', keepalive },
      ...(sent === undefined ? {} : { body: sent }),
    };
    const response = await fetch(`/api/${path}`, init);
    if (!response.ok) throw new Error(`The server refused ${path}: ${response.status}`);
    return response;
  };
  return {
    getJson: async (path) => (await call('GET', path)).json() as Promise<unknown>,
    getFile: async (path) => fileFrom(await call('GET', path)),
    send: async (method, path, body, force) => {
      const response = await call(method, path, body, force);
      return response.status === 204 ? null : ((await response.json()) as unknown);
    },
  };
}

async function fileFrom(response: Response): Promise<HostResult<OpenedFile> | null> {
  if (response.status === 204) return null;
  const described = response.headers.get('X-Communique-File');
  if (described === null) return (await response.json()) as HostResult<OpenedFile>;
  const file = JSON.parse(decodeURIComponent(described)) as FileReference;
  return { ok: true, value: { file, bytes: new Uint8Array(await response.arrayBuffer()) } };
}

/** What is sent while the page goes away arrives all the same, as long as it is small (Fetch: 64 KiB under way). */
function isSmall(body: Body | undefined): boolean {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return bytes !== undefined && bytes.length < 60_000;
}
