/** Subjects of the bench and what is asked of them; the driver calls these from outside the page. */
import '../../src/renderer/styles/app.css';
import { applyTheme } from '../../src/renderer/state/appearance.ts';
import { timeDocument } from './documents.ts';
import { captureVis, exportOurs } from './exports.ts';
import { createFrameWatch } from './frames.ts';
import { prepareFiles, prepareSynthetic, timeImport } from './import.ts';
import { mountOurs } from './ours.ts';
import { mountTimelineJs } from './timelinejs.ts';
import { mountVis } from './raw-vis.ts';

applyTheme('light', document.documentElement);
const target = document.getElementById('app')!;
target.style.blockSize = '100vh';

Object.assign(window, {
  bench: {
    frames: createFrameWatch(),
    captureVis,
    exportOurs,
    mountOurs,
    mountVis,
    mountTimelineJs,
    prepareFiles,
    prepareSynthetic,
    timeDocument,
    timeImport,
    target,
  },
});
