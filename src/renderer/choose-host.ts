import type { Host } from '../host/host.ts';
import { createBrowserHost } from './browser-host.ts';
import { createElectronHost, electronBridge } from './electron-host.ts';

/** The only place that asks which host there is. */
export function chooseHost(): Host {
  const bridge = electronBridge();
  return bridge === null ? createBrowserHost() : createElectronHost(bridge);
}
