import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { HostEvent, HostResult, OpenedFile } from '../host/host.ts';
import { BRIDGE_NAME, channelOf, EVENT_CHANNEL, HOST_CALLS, type HostBridge } from '../host/ipc.ts';
import { isDroppedPath } from '../host/ipc-checks.ts';

/** The window gets these functions, each bound to its own channel, and no way to name a channel itself. */
const bridge: HostBridge = {
  calls: Object.fromEntries(
    HOST_CALLS.filter((call) => call !== 'openDropped').map((call) => [
      call,
      (...values: unknown[]) => ipcRenderer.invoke(channelOf(call), ...values),
    ]),
  ) as unknown as HostBridge['calls'],
  openDropped: async (file) => {
    const path = pathOf(file);
    const failure = { ok: false, code: 'refused', detail: 'no file that can be opened' } as const;
    return isDroppedPath(path) ? openDropped(path) : failure;
  },
  listen: (listener) => {
    const receive = (_event: unknown, event: HostEvent): void => {
      listener(event);
    };
    ipcRenderer.on(EVENT_CHANNEL, receive);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, receive);
    };
  },
};

function openDropped(path: string): Promise<HostResult<OpenedFile>> {
  return ipcRenderer.invoke(channelOf('openDropped'), path) as Promise<HostResult<OpenedFile>>;
}

contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge);

/** Electron knows the path of a file that was really dropped; one that a page made up has none. */
function pathOf(file: unknown): string {
  return file instanceof File ? webUtils.getPathForFile(file) : '';
}
