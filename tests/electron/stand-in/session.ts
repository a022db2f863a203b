import type { BrowserContext } from 'playwright-core';
import { createEvent, Emitter } from './emitter.ts';
import type { StandInProtocol } from './protocol.ts';

type Permission = Parameters<Parameters<Electron.Session['setPermissionRequestHandler']>[0] & object>[1];
type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Electron.Session['setDevicePermissionHandler']>[0];
type BeforeRequest = (
  details: Pick<Electron.OnBeforeRequestListenerDetails, 'url'>,
  answer: (response: Electron.CallbackResponse) => void,
) => void;
type SessionPart = Pick<
  Electron.Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;

/** What Chromium can grant a page by the debugger, by Electron's names. */
const GRANTABLE = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  media: 'microphone',
  'clipboard-read': 'clipboard-read',
  midi: 'midi',
} as const satisfies Partial<Record<Permission, string>>;

/** The default session. Electron grants whatever no handler denies: so does this one, to the real page. */
export class StandInSession extends Emitter implements SessionPart {
  readonly requested: { readonly url: string; readonly cancelled: boolean }[] = [];
  #onRequest: RequestHandler = null;
  #onCheck: CheckHandler = null;
  onDevice: DeviceHandler = null;
  #beforeRequest: BeforeRequest | null = null;

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest): void => {
      this.#beforeRequest = listener;
    },
  } satisfies { onBeforeRequest: (listener: BeforeRequest) => void } & Partial<
    Record<keyof Electron.WebRequest, unknown>
  >;

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#onRequest = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#onCheck = handler;
  }

  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.onDevice = handler;
  }

  /** Whether a page that asks for the permission gets it. */
  isGranted(permission: Permission, contents: Electron.WebContents): boolean {
    const details = { requestingUrl: '', isMainFrame: true } as Electron.PermissionRequest;
    let granted = true;
    this.#onRequest?.(contents, permission, (answer) => (granted = answer), details);
    return granted;
  }

  isCheckedTrue(permission: string): boolean {
    const check = this.#onCheck as ((...values: unknown[]) => boolean) | null;
    return check === null || check(null, permission, '', {});
  }

  /** Every request of every page goes through the shell's own rule before it goes anywhere. */
  async attach(context: BrowserContext, protocol: StandInProtocol): Promise<void> {
    await context.route('**', async (route) => {
      const url = protocol.toSchemeUrl(route.request().url());
      const cancelled = await this.#isCancelled(url);
      this.requested.push({ url, cancelled });
      await (cancelled ? route.abort() : route.continue());
    });
  }

  async grant(context: BrowserContext, contents: Electron.WebContents): Promise<void> {
    const names = (Object.keys(GRANTABLE) as (keyof typeof GRANTABLE)[]).filter((name) =>
      this.isGranted(name, contents),
    );
    await context.grantPermissions(names.map((name) => GRANTABLE[name]));
  }

  /** A page's download, which the shell may prevent. */
  isDownloadAllowed(): boolean {
    const event = createEvent({});
    this.emit('will-download', event);
    return !event.defaultPrevented;
  }

  #isCancelled(url: string): Promise<boolean> {
    const before = this.#beforeRequest;
    if (before === null) return Promise.resolve(false);
    return new Promise((resolve) => {
      before({ url }, ({ cancel }) => {
        resolve(cancel === true);
      });
    });
  }
}
