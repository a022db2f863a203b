/** The size of a figure as the composer offers it: a named page, a width with the height that it needs, or both sides. */
import {
  PAGE_SIZES,
  PAGE_SIZE_NAMES,
  parsePageSize,
  type PageSize,
  type PageSizeName,
} from '../../core/layout/sizes.ts';

export const SIZE_UNITS = ['px', 'mm', 'in'] as const;
export type SizeUnit = (typeof SIZE_UNITS)[number];

export interface SizeChoice {
  readonly name: PageSizeName | 'free';
  /** What is typed, in `unit`; an empty height is as high as the content needs. */
  readonly width: string;
  readonly height: string;
  readonly unit: SizeUnit;
}

export const FIRST_SIZE: SizeChoice = { name: 'free', width: '1200', height: '', unit: 'px' };

/** Null where what is typed names no size that can be composed. */
export function resolveSize(choice: SizeChoice): PageSize | null {
  if (choice.name !== 'free') return PAGE_SIZES[choice.name];
  const height = choice.height.trim();
  return parsePageSize(`${choice.width.trim()}${height === '' ? '' : `x${height}`}${choice.unit}`);
}

/** The choice that gives these px: a named size where one does, so that a saved figure opens as it was chosen. */
export function sizeChoiceOf(width: number, height: number | undefined): SizeChoice {
  const name = PAGE_SIZE_NAMES.find(
    (candidate) =>
      isNear(PAGE_SIZES[candidate].width, width) && isSameHeight(PAGE_SIZES[candidate].height, height),
  );
  return {
    name: name ?? 'free',
    width: String(Math.round(width)),
    height: height === undefined ? '' : String(Math.round(height)),
    unit: 'px',
  };
}

function isSameHeight(named: number | null, height: number | undefined): boolean {
  if (named === null || height === undefined) return named === null && height === undefined;
  return isNear(named, height);
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.01;
}
