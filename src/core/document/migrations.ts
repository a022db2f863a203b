import type { JsonObject } from './check-context.ts';
import { VERSION } from './model.ts';

/** One step from a version to the next. It may meet a damaged file: what it does not understand it leaves alone. */
export interface Migration {
  readonly from: number;
  migrate(document: JsonObject): JsonObject;
}

/**
 * The steps from the oldest readable version to this one, in order. Version 1 is the first that was ever written,
 * so there are none yet; the first change of the format adds `{ from: 1, … }` here and a fixture to its test.
 */
export const MIGRATIONS: readonly Migration[] = [];

/** The document brought from `version` to `target` one step at a time, or null where a step is missing. */
export function migrateDocument(
  document: JsonObject,
  version: number,
  migrations: readonly Migration[] = MIGRATIONS,
  target: number = VERSION,
): JsonObject | null {
  let current = document;
  for (let from = version; from < target; from++) {
    const step = migrations.find((migration) => migration.from === from);
    if (step === undefined) return null;
    current = { ...step.migrate(current), version: from + 1 };
  }
  return current;
}
