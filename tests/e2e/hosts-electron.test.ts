import { afterAll, afterEach, expect, it } from 'vitest';
import { closeBrowser, launchStandIn, type StandInRun } from '../electron/stand-in/launch.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const home = temporaryFolder();
let run: StandInRun | null = null;

afterEach(async () => {
  await run?.kill();
  run = null;
});
afterAll(closeBrowser);

it('opens the first timeline in a window', async () => {
  run = await launchStandIn({ home });
  const page = await run.firstPage();
  await page.getByText('Geneva').first().waitFor();
  console.log(await page.title(), run.windows[0]?.getTitle(), run.world.ipcMain.channels.length);
  console.log(run.windows[0]?.menu?.labels());
  console.log(run.world.session.requested.filter((r) => r.cancelled));
  expect(run.complaints).toEqual([]);
});
