import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { ARGUMENT_CHECKS, channelOf, HOST_CALLS, type HostCall, type HostCalls } from '../host/ipc.ts';
import { isAppUrl } from './app-scheme.ts';
import { createHostCalls } from './host-calls.ts';
import type { Shell } from './shell.ts';
import type { AppWindow } from './window/window-list.ts';

/** Answers every call of every window, after its sender and its arguments proved right. */
export function answerCalls(shell: Shell): void {
  const answers = new WeakMap<AppWindow, HostCalls>();
  for (const call of HOST_CALLS) {
    ipcMain.handle(channelOf(call), async (event, ...values: unknown[]) => {
      const window = senderOf(shell, event);
      if (window === null) return refuse(shell, call, 'sender');
      if (!ARGUMENT_CHECKS[call](values)) return refuse(shell, call, 'arguments');
      const calls = answers.get(window) ?? createHostCalls(shell, window);
      answers.set(window, calls);
      return perform(calls, call, values);
    });
  }
}

/** The window that speaks, if it is the page of one of our windows, and no frame in it nor another page. */
function senderOf(shell: Shell, event: IpcMainInvokeEvent): AppWindow | null {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || !isAppUrl(frame.url)) return null;
  return shell.windows.byContents(event.sender.id);
}

/** Nothing that was sent is repeated in the message or the log: it is not ours to keep. */
function refuse(shell: Shell, call: HostCall, what: string): never {
  shell.log.write('warning', 'main', `refused: ${call}, for its ${what}`);
  throw new Error(`refused: ${call}`);
}

/** The check above made the values fit the call, which TypeScript cannot follow through the map. */
function perform(calls: HostCalls, call: HostCall, values: readonly unknown[]): unknown {
  const answer = calls[call] as (...values: readonly unknown[]) => unknown;
  return answer(...values);
}
