import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type ProtocolPart = Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>;
type Handler = Parameters<Electron.Protocol['handle']>[1];

/**
 * `protocol`. Chromium knows a custom scheme only from Electron, so its pages come from a loopback server here, whose
 * every request goes to the registered handler under its name in the scheme. A loopback page is a secure context, as a
 * scheme registered as secure is.
 */
export class StandInProtocol implements ProtocolPart {
  readonly #handlers = new Map<string, Handler>();
  readonly #privileged = new Map<string, Electron.Privileges>();
  #server: Server | null = null;
  #scheme = '';
  #origin = '';
  isAppReady = false;

  /** Electron takes it once, before the app is ready. */
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (this.isAppReady)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) this.#privileged.set(scheme, privileges ?? {});
  }

  handle(scheme: string, handler: Handler): void {
    if (!this.isAppReady) throw new Error('protocol.handle should be called after app is ready');
    if (this.#handlers.has(scheme)) throw new Error(`The scheme is handled already: ${scheme}`);
    const { standard, secure, supportFetchAPI } = this.#privileged.get(scheme) ?? {};
    // Without these the scheme has no origin, no workers and no fetch, which a loopback page cannot imitate.
    if (standard !== true || secure !== true || supportFetchAPI !== true) {
      throw new Error(`The stand-in only serves standard, secure schemes that fetch: ${scheme}`);
    }
    this.#handlers.set(scheme, handler);
    this.#scheme = scheme;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const url = this.toSchemeUrl(`${this.#origin}${request.url ?? '/'}`);
        void this.ask(url, request.method ?? 'GET').then(async (answer) => {
          response.writeHead(answer.status, Object.fromEntries(answer.headers));
          response.end(Buffer.from(await answer.arrayBuffer()));
        });
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#server = server;
    this.#origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** The handler's own answer to an address, as the page would get it. */
  async ask(url: string, method = 'GET'): Promise<Response> {
    const handler = this.#handlers.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) throw new Error(`No handler for: ${url}`);
    return handler(new Request(url, { method }));
  }

  /** Chromium's name of an address, from the scheme's. Any host of the scheme but `app` stays unknown to it. */
  toPageUrl(url: string): string {
    return url.replace(new RegExp(`^${this.#scheme}://app(?=/|$)`), this.#origin);
  }

  toSchemeUrl(url: string): string {
    return url.replace(this.#origin, `${this.#scheme}://app`);
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
