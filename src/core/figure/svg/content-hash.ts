/** 40 bits of a text as eight letters and digits: FNV-1a, twice with different starts. For names, not for security. */
export function contentHash(text: string): string {
  const first = fnv1a(text, 0x811c9dc5);
  const second = fnv1a(text, 0x9dc5811c);
  return first.toString(36).padStart(7, '0').slice(-4) + second.toString(36).padStart(7, '0').slice(-4);
}

function fnv1a(text: string, start: number): number {
  let hash = start;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}
