import type * as Module from 'harfbuzzjs';

export type HarfBuzz = typeof Module;

/**
 * HarfBuzz is half a megabyte of wasm behind a top-level await, found beside its own module: it is imported when first
 * needed and from here alone, so that starting the app never waits for it.
 */
export function loadHarfBuzz(): Promise<HarfBuzz> {
  return import('harfbuzzjs');
}
