import type { Host } from '../host/host.ts';
import { BRIDGE_NAME, type HostBridge } from '../host/ipc.ts';
import { listBundled, openBundled, openFirstBundled } from './bundled-timelines.ts';

/** What the preload put into the window, or null outside Electron. */
export function electronBridge(): HostBridge | null {
  const bridge: unknown = Reflect.get(window, BRIDGE_NAME);
  return typeof bridge === 'object' && bridge !== null ? (bridge as HostBridge) : null;
}

/** The app under Electron: all that needs the system goes through the bridge to the main process. */
export function createElectronHost(bridge: HostBridge): Host {
  const { calls, drops } = bridge;
  return {
    ...calls,
    ...drops,
    initialFile: async () => (await calls.initialFile()) ?? openFirstBundled(),
    bundledTimelines: listBundled,
    openBundled,
    reopen: (id) => (id.startsWith('bundled:') ? openBundled(id.slice('bundled:'.length)) : calls.reopen(id)),
    log: (level, message) => {
      void calls.log(level, message);
    },
    on: bridge.listen,
  };
}
