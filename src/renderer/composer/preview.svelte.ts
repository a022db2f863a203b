import type { FigureNote, FigureRequest } from '../../core/figure/contract.ts';
import { renderFigure } from '../figure/figure-client.ts';
import { FigureError, type FigureFailure } from '../figure/figure-protocol.ts';

export interface PreviewImage {
  /** A blob of the SVG that an export would write. */
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly description: string;
  readonly notes: readonly FigureNote[];
}

/**
 * The real figure, made anew at each change. While one is being made, only the last of the changes that come in waits:
 * the worker is never stopped for a preview, since a new one would have to load its fonts again.
 */
export class Preview {
  image = $state.raw<PreviewImage | null>(null);
  failure = $state.raw<FigureFailure | null>(null);
  busy = $state(false);
  /** The same for our own eyes: an effect that asks for a figure must not be woken when that is done. */
  #working = false;
  #waiting: FigureRequest | null = null;
  #ended = false;

  show(request: FigureRequest): void {
    this.#waiting = request;
    if (!this.#working) void this.#work();
  }

  /** Gives back what the last picture holds. */
  end(): void {
    this.#ended = true;
    this.#waiting = null;
    if (this.image) URL.revokeObjectURL(this.image.url);
  }

  async #work(): Promise<void> {
    this.#working = true;
    this.busy = true;
    for (let next = this.#take(); next && !this.#ended; next = this.#take()) await this.#render(next);
    this.#working = false;
    this.busy = false;
  }

  #take(): FigureRequest | null {
    const next = this.#waiting;
    this.#waiting = null;
    return next;
  }

  async #render(request: FigureRequest): Promise<void> {
    try {
      const output = await renderFigure({ request, formats: [{ type: 'svg' }] });
      const file = output.files[0];
      if (!file || this.#ended) return;
      const former = this.image?.url;
      const blob = new Blob([new Uint8Array(file.bytes)], { type: file.mimeType });
      const { width, height, description, notes } = output;
      this.image = { url: URL.createObjectURL(blob), width, height, description, notes };
      this.failure = null;
      if (former !== undefined) URL.revokeObjectURL(former);
    } catch (error) {
      this.failure = error instanceof FigureError ? error.code : 'failed';
    }
  }
}
