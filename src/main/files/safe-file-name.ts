/** Names that Windows gives to devices, with any extension. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const LENGTH_LIMIT = 120;

/**
 * A file name that holds on all systems, from one that a page suggests: no separators or other characters that a
 * system reserves, no leading dot, no device, not too long. The extension stays.
 */
export function safeFileName(suggested: string): string {
  const cleaned = [...suggested]
    .map((character) => (isReserved(character) ? '-' : character))
    .join('')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const named = cleaned === '' || DEVICES.test(cleaned) ? `timeline-${cleaned}` : cleaned;
  const dot = named.lastIndexOf('.');
  const extension = dot > 0 && named.length - dot <= 16 ? named.slice(dot) : '';
  return named.slice(0, named.length - extension.length).slice(0, LENGTH_LIMIT) + extension;
}

/** Controls, and marks of direction, which can make `gnp.exe` look like `exe.png`. */
function isReserved(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 || code === 0x7f || '<>:"/\\|?*'.includes(character) || isDirectionMark(code);
}

function isDirectionMark(code: number): boolean {
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}
