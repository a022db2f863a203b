import type { BrowserContext } from 'playwright-core';
import { createEvent, Emitter } from './emitter.ts';
import type { StandInProtocol } from './protocol.ts';

type Session = Electron.Session;
export const SESSION_EVENTS = {
  'will-download': (
    session: Session,
    listener: (event: Electron.Event, item: Electron.DownloadItem, contents: Electron.WebContents) => void,
  ) => session.on('will-download', listener),
};

type Permission = Parameters<NonNullable<RequestHandler>>[1];
type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Session['setDevicePermissionHandler']>[0];
type Answer = (response: Electron.CallbackResponse) => void;
type BeforeRequest = ((details: Electron.OnBeforeRequestListenerDetails, answer: Answer) => void) | null;
type SessionPart = Pick<
  Session,
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

/** `webRequest`: one listener an event, the last one given; with a filter it hears of the URLs that match alone. */
class StandInWebRequest {
  listener: BeforeRequest = null;

  onBeforeRequest(
    ...values: [filter: Electron.WebRequestFilter, listener: BeforeRequest] | [BeforeRequest]
  ): void {
    if (values.length === 2) throw new Error('The stand-in has no filters');
    [this.listener] = values;
  }
}
/** Fails to compile where Electron would not take what the stand-in takes. */
type Fits<Real extends Wanted, Wanted> = Real & Wanted;
export type WebRequestPart = Fits<Electron.WebRequest, { onBeforeRequest(listener: BeforeRequest): void }>;

/** The default session. Electron grants whatever no handler denies: so does this one, to the real page. */
export class StandInSession extends Emitter<typeof SESSION_EVENTS> implements SessionPart {
  readonly requested: { readonly url: string; readonly cancelled: boolean }[] = [];
  readonly webRequest = new StandInWebRequest();
  #onRequest: RequestHandler = null;
  #onCheck: CheckHandler = null;
  onDevice: DeviceHandler = null;

  get asElectron(): Session {
    return this as unknown as Session;
  }

  /** Answers pages that ask; null takes the handler away. */
  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#onRequest = handler;
  }

  /** Answers what is looked up without being asked for. */
  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#onCheck = handler;
  }

  /** Answers for devices by HID, serial and USB. */
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

  isCheckedTrue(permission: Parameters<NonNullable<CheckHandler>>[1]): boolean {
    const details = { isMainFrame: true } as Electron.PermissionCheckHandlerHandlerDetails;
    return this.#onCheck === null || this.#onCheck(null, permission, '', details);
  }

  /** Every request of every page goes through the shell's own rule before it goes anywhere. */
  async attach(context: BrowserContext, protocol: StandInProtocol): Promise<void> {
    await context.route('**', async (route) => {
      const url = protocol.toSchemeUrl(route.request().url());
      const cancelled = await this.isCancelled(url);
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
    const event = createEvent();
    this.emit('will-download', event, {} as Electron.DownloadItem, {} as Electron.WebContents);
    return !event.defaultPrevented;
  }

  /** Whether the shell's rule cancels a request for that address. */
  isCancelled(url: string): Promise<boolean> {
    const { listener } = this.webRequest;
    if (listener === null) return Promise.resolve(false);
    return new Promise((resolve) => {
      listener({ url } as Electron.OnBeforeRequestListenerDetails, ({ cancel }) => {
        resolve(cancel === true);
      });
    });
  }
}
