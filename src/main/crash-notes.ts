import { app } from 'electron';
import type { Log } from './log.ts';

/** Whatever goes wrong unforeseen leaves a note; the unsaved work is in the journal. */
export function noteCrashes(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.write('error', 'main', error.stack ?? error.message);
  });
  process.on('unhandledRejection', (reason) => {
    log.write('error', 'main', reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    log.write('error', 'main', `process gone: ${type} ${reason} ${exitCode}`);
  });
}
