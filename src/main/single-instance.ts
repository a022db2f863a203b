import type { App } from 'electron';

/** False where another instance runs already: it was told our arguments, and this one ends. */
export function claimSingleInstance(app: App): boolean {
  const isFirst = app.requestSingleInstanceLock();
  if (!isFirst) app.quit();
  return isFirst;
}
