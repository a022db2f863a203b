import type { HostErrorCode, HostResult } from '../host.ts';

const CODES: Readonly<Record<string, HostErrorCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'read-only',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'too-large',
  EISDIR: 'refused',
};

/** A failed file operation as a value. What is no failure of the file system is a mistake of ours and is thrown on. */
export function failureOf(error: unknown): HostResult<never> & { ok: false } {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  return { ok: false, code: CODES[String(error.code)] ?? 'failed', detail: error.message };
}

export function succeed<T>(value: T): HostResult<T> {
  return { ok: true, value };
}

export function refuse(code: HostErrorCode, detail: string): HostResult<never> & { ok: false } {
  return { ok: false, code, detail };
}
