/** The order with one lane moved by so many places; the same order where there is no such place. */
export function moveLane(order: readonly string[], laneId: string, places: number): readonly string[] {
  const at = order.indexOf(laneId);
  const to = at + places;
  if (at < 0 || to < 0 || to >= order.length || places === 0) return order;
  const moved = order.filter((id) => id !== laneId);
  moved.splice(to, 0, laneId);
  return moved;
}

export interface Extent {
  readonly id: string;
  readonly top: number;
  readonly height: number;
}

/** By how many places a lane moves when it is dropped with its middle at `y`. */
export function placesAt(lanes: readonly Extent[], laneId: string, y: number): number {
  const at = lanes.findIndex((lane) => lane.id === laneId);
  const over = lanes.findIndex((lane) => y < lane.top + lane.height);
  return (over < 0 ? lanes.length - 1 : over) - at;
}
