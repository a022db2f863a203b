import { protocol } from 'electron';
import { readStaticFile } from '../host/node/static-files.ts';
import { PAGE_HEADERS } from '../host/security-headers.ts';

const SCHEME = 'communique';

/** The only origin whose pages are ours. */
export const APP_ORIGIN = `${SCHEME}://app`;

export const APP_URL = `${APP_ORIGIN}/index.html`;

/** Makes the scheme as good as https: an origin, `fetch` and workers. Electron wants it before it is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Serves the built window, and nothing else of this machine, under our own scheme. */
export function serveAppScheme(rendererRoot: string): void {
  protocol.handle(SCHEME, (request) => answer(request, rendererRoot));
}

async function answer(request: Request, rendererRoot: string): Promise<Response> {
  const { host, pathname } = new URL(request.url);
  if (host !== 'app') return empty(403);
  if (request.method !== 'GET') return empty(405);
  const file = await readStaticFile(rendererRoot, pathname);
  if (file === null) return empty(404);
  const headers = { ...PAGE_HEADERS, 'Content-Type': file.mimeType };
  return new Response(new Uint8Array(file.bytes), { status: 200, headers });
}

function empty(status: number): Response {
  return new Response(null, { status, headers: PAGE_HEADERS });
}

/** Whether a frame's address is one of ours. A page of another origin must not speak to us, whatever it says. */
export function isAppUrl(url: string): boolean {
  return URL.canParse(url) && url.startsWith(`${APP_ORIGIN}/`);
}
