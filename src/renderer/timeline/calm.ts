/** Whether the reader has asked for less motion: what moves then goes there at once. */
export function isCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
