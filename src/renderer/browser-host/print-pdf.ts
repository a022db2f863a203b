import type { HostResult } from '../../host/host.ts';

/** How long the browser may take to show the PDF, in milliseconds. */
const PATIENCE = 20_000;

/** Prints through the browser's own viewer, in a frame that nobody sees. The frame stays: the dialog needs its page. */
export async function printPdf(pdf: Uint8Array): Promise<HostResult<void>> {
  if (!navigator.pdfViewerEnabled) {
    return { ok: false, code: 'not-supported', detail: 'no PDF viewer' };
  }
  removeFormer();
  const url = URL.createObjectURL(new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }));
  const frame = document.createElement('iframe');
  frame.dataset['print'] = url;
  // A frame that is not displayed at all shows no PDF, and then prints none.
  Object.assign(frame.style, {
    position: 'fixed',
    insetBlockStart: '-10px',
    width: '1px',
    height: '1px',
    border: '0',
  });
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
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
  if (!shown) return { ok: false, code: 'failed', detail: 'the PDF was not shown' };
  frame.contentWindow?.print();
  return { ok: true, value: undefined };
}

function removeFormer(): void {
  const former = document.querySelector<HTMLIFrameElement>('iframe[data-print]');
  if (former === null) return;
  URL.revokeObjectURL(former.dataset['print'] ?? '');
  former.remove();
}
