import { app } from 'electron';
import { claimSingleInstance, nameAppForSystem } from './single-instance.ts';
import { createShell, type Shell } from './shell.ts';
import { denyByDefault } from './lockdown.ts';
import { collectLaunchFiles } from './launch-files.ts';
import { registerAppScheme, serveAppScheme } from './app-scheme.ts';
import { answerCalls } from './ipc.ts';
import { openWindows } from './window/open-windows.ts';
import { applyChosenTheme, followLifeCycle, reopenOnActivation } from './life-cycle.ts';
import { installDefaultMenu } from './menu.ts';
import { noteCrashes } from './crash-notes.ts';

registerAppScheme();
nameAppForSystem(app);
const launched = collectLaunchFiles(app, process.argv);

if (claimSingleInstance(app)) {
  const shell = createShell();
  noteCrashes(shell.log);
  denyByDefault(app);
  answerCalls(shell);
  followLifeCycle(shell);
  // Never awaited at the top: Electron is ready only once its entry, an ES module, has been evaluated to the end.
  void app.whenReady().then(() => start(shell));
}

async function start(shell: Shell): Promise<void> {
  serveAppScheme(shell.rendererRoot);
  await installDefaultMenu(shell);
  await applyChosenTheme(shell);
  openWindows(shell, launched);
  reopenOnActivation(shell);
}
