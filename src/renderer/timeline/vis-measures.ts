/** Sizes that vis-timeline reads from elements. */
type Measure = 'offsetTop' | 'offsetLeft' | 'offsetWidth' | 'clientWidth' | 'clientHeight';

/**
 * Answers for an element what vis-timeline asks of its layout, where we know it. In a redraw vis writes to one lane
 * and reads from the next: each reading has the browser lay out all that was written, dozens of times a frame.
 */
export function answerMeasures(
  element: HTMLElement,
  measures: Readonly<Partial<Record<Measure, () => number>>>,
): void {
  for (const [name, get] of Object.entries(measures))
    Object.defineProperty(element, name, { get, configurable: true });
}
