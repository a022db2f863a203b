import type { HostResult } from '../../host/host.ts';

/** How long the browser may take to show the PDF, in milliseconds. */
const PATIENCE = 20_000;

/** Prints through the browser's own viewer, in a frame that nobody sees. The frame stays: the dialog needs its page. */
export async function printPdf(pdf: Uint8Array): Promise<HostResult<void>> {
  if (!navigator.pdfViewerEnabled) {
    return { ok: false, code: 'not-supported', detail: 'no PDF viewer' };
  }
  document.querySelector('iframe[data-print]')?.remove();
  const url = URL.createObjectURL(new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }));
  const frame = document.createElement('iframe');
  frame.dataset['print'] = '';
  frame.hidden = true;
  const shown = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
    }, PATIENCE);
    frame.addEventListener('load', () => {
      clearTimeout(timer);
      resolve(true);
    });
    frame.src = url;
    document.body.append(frame);
  });
  URL.revokeObjectURL(url);
  if (!shown) return { ok: false, code: 'failed', detail: 'the PDF was not shown' };
  frame.contentWindow?.print();
  return { ok: true, value: undefined };
}
