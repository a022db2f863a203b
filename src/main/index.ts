import { app } from 'electron';
import { claimSingleInstance } from './single-instance.ts';
import { createShell } from './shell.ts';
import { denyByDefault } from './lockdown.ts';
import { collectLaunchFiles } from './launch-files.ts';
import { registerAppScheme, serveAppScheme } from './app-scheme.ts';
import { answerCalls } from './ipc.ts';
import { openWindows } from './window/open-windows.ts';
import { applyChosenTheme, followLifeCycle } from './life-cycle.ts';
import { installDefaultMenu } from './menu.ts';
import { noteCrashes } from './log.ts';

registerAppScheme();
const launched = collectLaunchFiles(app, process.argv);

if (claimSingleInstance(app)) {
  const shell = createShell();
  noteCrashes(shell.log);
  denyByDefault(app);
  answerCalls(shell);
  followLifeCycle(shell);
  await app.whenReady();
  serveAppScheme(shell.rendererRoot);
  await installDefaultMenu(shell);
  await applyChosenTheme(shell);
  openWindows(shell, launched);
}
