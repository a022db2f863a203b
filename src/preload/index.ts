import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { HostEvent, HostResult } from '../host/host.ts';
import {
  BRIDGE_NAME,
  channelOf,
  DROP_CALLS,
  type DropCall,
  EVENT_CHANNEL,
  HOST_CALLS,
  type HostBridge,
  isDropCall,
} from '../host/ipc.ts';
import { isDroppedPath } from '../host/ipc-checks.ts';

/** The window gets these functions, each bound to its own channel, and no way to name a channel itself. */
const bridge: HostBridge = {
  calls: Object.fromEntries(
    HOST_CALLS.filter((call) => !isDropCall(call)).map((call) => [
      call,
      (...values: unknown[]) => ipcRenderer.invoke(channelOf(call), ...values),
    ]),
  ) as unknown as HostBridge['calls'],
  drops: Object.fromEntries(
    DROP_CALLS.map((call) => [call, (file: unknown) => callWithPath(call, pathOf(file))]),
  ) as unknown as HostBridge['drops'],
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

async function callWithPath(call: DropCall, path: string): Promise<unknown> {
  if (isDroppedPath(path)) return ipcRenderer.invoke(channelOf(call), path);
  return { ok: false, code: 'refused', detail: 'no file that can be opened' } satisfies HostResult<never>;
}

contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge);

/** Electron knows the path of a file that was really dropped; one that a page made up has none. */
function pathOf(file: unknown): string {
  return file instanceof File ? webUtils.getPathForFile(file) : '';
}
