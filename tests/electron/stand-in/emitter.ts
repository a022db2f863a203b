import { EventEmitter } from 'node:events';

/** An event whose default can be prevented, as Electron's are. */
export interface StandInEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

export function createEvent<T extends object>(extra: T): T & StandInEvent {
  let prevented = false;
  return Object.defineProperties(
    { ...extra },
    {
      defaultPrevented: { get: () => prevented },
      preventDefault: {
        value: () => {
          prevented = true;
        },
      },
    },
  ) as T & StandInEvent;
}

/**
 * Electron's objects are Node's event emitters, whose `on` is declared once for each event. `Listening<T>` is that part
 * of T, so that a listener for an event which Electron does not have fails to compile where it is added.
 */
export class Emitter extends EventEmitter {}
