import type { App } from 'electron';

/** `appId` in electron-builder.yml: by it Windows knows the app's windows, its taskbar button and its recent files. */
const APP_ID = 'example.communique';

/** False where another instance runs already: it was told our arguments, and this one ends. */
export function claimSingleInstance(app: App): boolean {
  const isFirst = app.requestSingleInstanceLock();
  if (!isFirst) app.quit();
  return isFirst;
}

/** Before any window: one that is shown under another name stays apart on the taskbar. */
export function nameAppForSystem(app: App): void {
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
}
