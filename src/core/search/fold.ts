/**
 * One spelling for what people type in many ways, for comparing and never for showing: case and Latin diacritics,
 * hamza on any seat or none, tashkeel, tatweel, ة and ه, ى and ي, the Persian forms of kaf and ya, presentation forms,
 * and both sets of Arabic digits.
 */
export function fold(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  return text.toLowerCase().normalize('NFKD').replace(DROPPED, '').replace(REPLACED, replaceLetter);
}

/** ASCII alone needs no decomposition; most of a large table is that. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** Marks (after decomposition these include the hamza above a letter), invisible controls, tatweel and the lone hamza. */
const DROPPED = /[\p{M}\p{Cf}\u0640\u0621]/gu;

const LETTERS: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ة: 'ه',
  ۃ: 'ه',
  ہ: 'ه',
  ە: 'ه',
  ھ: 'ه',
  ى: 'ي',
  ی: 'ي',
  ے: 'ي',
  ک: 'ك',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

const REPLACED = new RegExp(`[${Object.keys(LETTERS).join('')}\u0660-\u0669\u06F0-\u06F9]`, 'gu');

function replaceLetter(letter: string): string {
  const replaced = LETTERS[letter];
  if (replaced !== undefined) return replaced;
  const code = letter.charCodeAt(0);
  return String(code - (code >= 0x06f0 ? 0x06f0 : 0x0660));
}
