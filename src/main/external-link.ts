import { dialog, shell as system } from 'electron';
import type { HostResult } from '../host/host.ts';
import { failureOf, refuse, succeed } from '../host/node/file-error.ts';
import type { Shell } from './shell.ts';
import { translateFor } from './words.ts';
import type { AppWindow } from './window/window-list.ts';

const LENGTH_LIMIT = 2048;

/** Opens an `https:` address in the system's browser after the user has seen it and agreed. */
export async function askAndOpen(shell: Shell, window: AppWindow, url: string): Promise<HostResult<void>> {
  if (!URL.canParse(url) || url.length > LENGTH_LIMIT) return refuse('refused', 'not an address');
  const address = new URL(url);
  if (address.protocol !== 'https:' || address.username !== '' || address.password !== '') {
    return refuse('refused', 'not an https address');
  }
  const translate = await translateFor(shell);
  const { response } = await dialog.showMessageBox(window.browserWindow, {
    type: 'question',
    message: translate('menu.open-link'),
    // `href` has a name in another script as Punycode: it cannot pass for another.
    detail: address.href,
    buttons: [translate('menu.open'), translate('menu.cancel')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return refuse('refused', 'the user said no');
  try {
    await system.openExternal(address.href);
    return succeed(undefined);
  } catch (error) {
    return error instanceof Error && !('code' in error) ? refuse('failed', error.message) : failureOf(error);
  }
}
