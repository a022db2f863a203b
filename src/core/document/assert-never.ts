/** Ends a switch over a tagged union: a new member is then a type error, and at run time a thrown one. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value: ${JSON.stringify(value)}`);
}
