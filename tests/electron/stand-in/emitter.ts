import { EventEmitter } from 'node:events';

type Listener = (...values: never[]) => void;

/**
 * The events of a part of the stand-in, each as it is listened to on Electron's own object. An event that Electron does
 * not have, or that brings other values, fails to compile in this table; what a part emits is typed by it.
 */
type Registrations = Readonly<Record<string, (target: never, listener: never) => unknown>>;
type ValuesOf<R> = R extends (target: never, listener: infer L extends Listener) => unknown
  ? Parameters<L>
  : never;
export type EventsOf<R extends Registrations> = { [N in keyof R]: ValuesOf<R[N]> };

/** Electron's objects are Node's event emitters. */
export class Emitter<R extends Registrations> extends EventEmitter<EventsOf<R>> {}

/** An event whose default can be prevented, as Electron's are. */
export function createEvent<T extends object = object>(extra: T = {} as T): Electron.Event<T> {
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
  ) as Electron.Event<T>;
}
