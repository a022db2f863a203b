import type { BundledTimeline, HostResult, OpenedFile } from '../host/host.ts';

/** The timelines that the build put beside the window, the one for the first start first. */
export async function listBundled(): Promise<readonly BundledTimeline[]> {
  const response = await fetch('/timelines/index.json');
  if (!response.ok) throw new Error(`No list of bundled timelines: ${response.status}`);
  return (await response.json()) as readonly BundledTimeline[];
}

/** A bundled timeline, which is read but never written. */
export async function openBundled(name: string): Promise<HostResult<OpenedFile>> {
  const fileName = `${name}.communique`;
  const response = await fetch(`/timelines/${encodeURIComponent(fileName)}`);
  if (!response.ok) return { ok: false, code: 'not-found', detail: fileName };
  const file = { id: `bundled:${name}`, name: fileName, location: '', writable: false };
  return { ok: true, value: { file, bytes: new Uint8Array(await response.arrayBuffer()) } };
}

/** What opens when nothing else was asked for. */
export async function openFirstBundled(): Promise<HostResult<OpenedFile>> {
  const [first] = await listBundled();
  return first === undefined
    ? { ok: false, code: 'not-found', detail: 'timelines/index.json' }
    : openBundled(first.name);
}
