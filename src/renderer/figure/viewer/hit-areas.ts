const MARK = 'data-hit';
/** Scene units around what is drawn. */
const MARGIN = 3;

/**
 * Letters are mostly gaps: a click beside their ink is meant for the event all the same. Only what is shown has a
 * size, so the areas are made when a figure is first shown.
 */
export function addHitAreas(marks: Iterable<SVGGraphicsElement>): void {
  for (const mark of marks) {
    if (mark.querySelector(`:scope > [${MARK}]`) !== null) continue;
    const { x, y, width, height } = mark.getBBox();
    const area = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    const values = {
      x: x - MARGIN,
      y: y - MARGIN,
      width: width + 2 * MARGIN,
      height: height + 2 * MARGIN,
      fill: 'none',
      'pointer-events': 'all',
      [MARK]: '',
    };
    for (const [name, value] of Object.entries(values)) area.setAttribute(name, String(value));
    mark.append(area);
  }
}
