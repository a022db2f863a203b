import type { FitOptions } from './fit.ts';
import type { Drawn } from './header.ts';
import { type ListPlan, planList } from './list-page.ts';
import type { Page } from './page.ts';
import { planHeader } from './page-plan.ts';
import { leastFactor } from './type-sizes.ts';

export interface FittedList {
  readonly plan: ListPlan;
  readonly header: Drawn;
}

/** The fullest list that fits: larger or smaller type, then titles alone, then titles cut short, then fewer events. */
export function fitList(options: Omit<FitOptions, 'restName'>): FittedList {
  const { height, gathered } = options;
  const attempt = (factor: number, details: boolean, maxLines: number | null): FittedList => {
    const page = options.pageAt(factor);
    const header = planHeader(page, gathered, options.title, gathered.relations.length > 0);
    const room = height === null ? Infinity : roomOf(page, header, height, options);
    return { header, plan: planList(page, gathered, { details, maxLines, room }) };
  };
  const smallest = leastFactor(options.pageAt(1).sizes);
  if (height === null) return attempt(1, true, null);
  for (const factor of FACTORS) {
    const fitted = attempt(Math.max(factor, smallest), true, null);
    if (fitted.plan.left.length > 0) continue;
    return factor === FACTORS[0]
      ? growToFill(fitted, (larger) => attempt(larger, true, null), height)
      : fitted;
  }
  const least = attempt(smallest, true, null);
  if (least.plan.left.length === 0) return least;
  const plain = attempt(smallest, false, null);
  return plain.plan.left.length === 0 ? plain : attempt(smallest, false, 2);
}

/** Of the type that the width asks for, tried from the largest. */
const FACTORS = [1.5, 1.3, 1.15, 1, 0.92, 0.85, 0.8, 0.75, 0.7];

/** A few events on a large page may have larger type still, as long as it fits and dates stay beside them. */
function growToFill(fitted: FittedList, attempt: (factor: number) => FittedList, height: number): FittedList {
  let best = fitted;
  for (const factor of LARGER) {
    if (best.header.bottom + best.plan.height > height * FILLED) return best;
    const larger = attempt(factor);
    const movesDates = larger.plan.metrics.dateWidth === null && best.plan.metrics.dateWidth !== null;
    if (larger.plan.left.length > 0 || movesDates) return best;
    best = larger;
  }
  return best;
}

const LARGER = [1.8, 2.15];
/** Of the page: what is left over then stands between the events. */
const FILLED = 0.6;

function roomOf(page: Page, header: Drawn, height: number, options: Omit<FitOptions, 'restName'>): number {
  return height - header.bottom - page.sizes.unit * 4 - options.footHeight(page);
}
