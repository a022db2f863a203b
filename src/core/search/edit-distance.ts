/**
 * Whether one word becomes the other, or the beginning of the other, by at most `most` letters put in, left out or
 * replaced. Rows of the usual table, given up as soon as all of a row is beyond `most`.
 */
export function isNear(word: string, other: string, most: number): boolean {
  if (other.length < word.length - most) return false;
  const length = Math.min(other.length, word.length + most);
  let row = Array.from({ length: length + 1 }, (_, at) => at);
  for (let typed = 1; typed <= word.length; typed++) {
    const next = [typed];
    for (let at = 1; at <= length; at++) {
      const replaced = row[at - 1]! + (word[typed - 1] === other[at - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[at]! + 1, next[at - 1]! + 1));
    }
    if (Math.min(...next) > most) return false;
    row = next;
  }
  return Math.min(...row) <= most;
}
