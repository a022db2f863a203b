import fc from 'fast-check';

/** Text made of JSON's own pieces, so that much of it is almost JSON. */
export const jsonPieces = fc
  .array(
    fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', '\\', '\\u00', 'e9', '0', '-', '.5', '1e', 'true', 'nul', ' ', '\n', '\t', '\u00a0', '\u0001', 'é'), // prettier-ignore
    { maxLength: 12 },
  )
  .map((list) => list.join(''));
