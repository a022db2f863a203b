/** A copy of a record that lacks some fields. */
export function withoutFields<T extends object, Field extends keyof T>(
  record: T,
  ...fields: readonly Field[]
): Omit<T, Field> {
  const copy = { ...record };
  for (const field of fields) Reflect.deleteProperty(copy, field);
  return copy;
}
