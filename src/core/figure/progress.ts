import type { CancelSignal } from '../cancel.ts';
import type { FigureProgress } from './contract.ts';

/** How the caller follows and stops a piece of work. */
export interface FigureControl {
  /** Looked at between steps; its reason is thrown. */
  readonly signal?: CancelSignal | undefined;
  readonly onProgress?: FigureProgress | undefined;
  /** Lets the environment take in what came meanwhile, a cancel above all; core itself has no clock to wait by. */
  readonly pause?: (() => Promise<void>) | undefined;
}

/** Between two steps: tells how far it is, lets others run, and stops if that was asked for. */
export async function checkpoint(
  control: FigureControl,
  step: Parameters<FigureProgress>[0]['step'],
  fraction: number,
): Promise<void> {
  control.onProgress?.({ step, fraction });
  await control.pause?.();
  control.signal?.throwIfAborted();
}
