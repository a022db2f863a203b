/** Times between frames while something moves, as the page sees them. */
export interface FrameWatch {
  start(): void;
  /** Milliseconds of each frame since `start`. */
  stop(): readonly number[];
}

export function createFrameWatch(): FrameWatch {
  let frames: number[] = [];
  let last = 0;
  let handle = 0;
  const tick = (now: number): void => {
    if (last > 0) frames.push(now - last);
    last = now;
    handle = requestAnimationFrame(tick);
  };
  return {
    start() {
      frames = [];
      last = 0;
      handle = requestAnimationFrame(tick);
    },
    stop() {
      cancelAnimationFrame(handle);
      return frames;
    },
  };
}

/** Resolves when the browser has drawn what was asked for before. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}

/** Two frames nearer to each other than this, ms: the page answers its reader. */
const QUIET = 50;

/** Resolves to the time at which a frame was drawn after which the next came at once: what is shown can be used. */
export async function interactiveFrame(): Promise<number> {
  await nextPaint();
  for (;;) {
    const drawn = performance.now();
    await nextPaint();
    if (performance.now() - drawn < QUIET) return drawn;
  }
}
