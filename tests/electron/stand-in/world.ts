import type { BrowserContext } from 'playwright-core';
import type { StandInApp } from './app.ts';
import type { StandInBrowserWindow } from './browser-window.ts';
import type { StandInIpcMain } from './ipc-main.ts';
import type { StandInNativeTheme } from './native-theme.ts';
import type { StandInProtocol } from './protocol.ts';
import type { StandInSession } from './session.ts';

/** What the parts of one stand-in share: the browser, the windows, and what the test says of the system. */
export interface StandInWorld {
  readonly context: BrowserContext;
  readonly windows: StandInBrowserWindow[];
  readonly app: StandInApp;
  readonly ipcMain: StandInIpcMain;
  readonly protocol: StandInProtocol;
  readonly session: StandInSession;
  readonly nativeTheme: StandInNativeTheme;
  readonly languages: readonly string[];
  readonly version: string;
  readonly isFirstInstance: boolean;
  pathOf(name: string): string;
}
