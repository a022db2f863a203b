import type { App, Session, WebContents } from 'electron';
import { session } from 'electron';
import { isAppUrl } from './app-scheme.ts';

/** Takes from every page, now and later, what no page of ours needs. */
export function denyByDefault(app: App): void {
  app.on('session-created', denyPermissions);
  app.on('web-contents-created', (_event, contents) => {
    denyRoaming(contents);
  });
  void app.whenReady().then(() => {
    denyPermissions(session.defaultSession);
  });
}

function denyPermissions(target: Session): void {
  target.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
  target.on('will-download', (event) => {
    event.preventDefault();
  });
  // Nothing that we ship asks the network for anything; what asks all the same gets nothing.
  target.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOwnRequest(details.url) });
  });
}

function isOwnRequest(url: string): boolean {
  return isAppUrl(url) || /^(blob:communique:\/\/app\/|data:|devtools:)/.test(url);
}

function denyRoaming(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
