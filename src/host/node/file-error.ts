import type { HostErrorCode, HostFailure, HostResult } from '../host.ts';

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
export function failureOf(error: unknown): HostFailure {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  return refuse(CODES[String(error.code)] ?? 'failed', error.message);
}

export function succeed<T>(value: T): HostResult<T> {
  return { ok: true, value };
}

export function refuse(code: HostErrorCode, detail: string): HostFailure {
  return { ok: false, code, detail };
}
