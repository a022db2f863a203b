import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What a request must prove before it is answered. */
export interface Door {
  readonly port: number;
  /** This run's secret, which only the address that we print has. */
  readonly key: string;
}

/** Header by which the window shows the key. Being no plain header, it makes a browser ask before any other page may send it. */
export const KEY_HEADER = 'x-communique-key';

export type Refusal = 'wrong-host' | 'wrong-origin' | 'wrong-key';

/**
 * Why a request is turned away, or null. A name other than the loopback address in `Host` is another site that had its
 * name point here (DNS rebinding); another `Origin` or `Sec-Fetch-Site` is another page; and the API wants the key,
 * so that no other page or program of this machine's users can reach the user's file.
 */
export function refusalOf(headers: IncomingHttpHeaders, isApi: boolean, door: Door): Refusal | null {
  const hosts = [`127.0.0.1:${door.port}`, `localhost:${door.port}`];
  if (!hosts.includes(headers.host ?? '')) return 'wrong-host';
  const origin = headers.origin;
  if (origin !== undefined && origin !== `http://${headers.host}`) return 'wrong-origin';
  const site = headers['sec-fetch-site'];
  if (isApi && site !== undefined && site !== 'same-origin') return 'wrong-origin';
  if (isApi && !isSame(headers[KEY_HEADER], door.key)) return 'wrong-key';
  return null;
}

/** Takes the same time wherever the two differ. */
function isSame(given: unknown, key: string): boolean {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(key)];
  return a.length === b.length && timingSafeEqual(a, b);
}
