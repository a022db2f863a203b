/**
 * A number as SVG and PDF write it: at most `decimals` places, a point whatever the locale, no exponent, no trailing
 * zero, no negative zero.
 */
export function formatNumber(value: number, decimals = 2): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15)
    throw new Error(`A figure cannot hold the number: ${value}`);
  const fixed = value.toFixed(decimals);
  const short = fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
  return short === '-0' ? '0' : short;
}
