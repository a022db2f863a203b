import type { CancelSignal } from '../cancel.ts';
import type { FigureProgress } from './contract.ts';

/** How the caller follows and stops a piece of work. */
export interface FigureControl {
  /** Looked at between steps; its reason is thrown. */
  readonly signal?: CancelSignal | undefined;
  readonly onProgress?: FigureProgress | undefined;
}

/** Between two steps: tells how far it is, and stops if that was asked for. */
export function checkpoint(
  control: FigureControl,
  step: Parameters<FigureProgress>[0]['step'],
  fraction: number,
): void {
  control.onProgress?.({ step, fraction });
  control.signal?.throwIfAborted();
}
