import { describe, expect, it } from 'vitest';
import type { Filter } from '../../../src/core/document/model.ts';
import {
  filterParts,
  isFiltered,
  onlyFacetValue,
  setText,
  toggleFacetValue,
  withoutFilterPart,
} from '../../../src/renderer/state/filter-edits.ts';

const FULL: Filter = {
  text: 'cyber',
  facets: { kind: ['summit', 'outcome'], actor: ['putin'] },
  between: ['putin', 'biden'],
  time: { within: '2021-06', mode: 'certainly' },
  starred: true,
  only: ['a', 'b'],
};

describe('A filter', () => {
  it('takes several values of one facet and gives them back one by one', () => {
    const one = toggleFacetValue({}, 'kind', 'summit');
    const two = toggleFacetValue(one, 'kind', 'outcome');
    expect(two).toEqual({ facets: { kind: ['summit', 'outcome'] } });
    expect(toggleFacetValue(two, 'kind', 'summit')).toEqual({ facets: { kind: ['outcome'] } });
  });

  it('keeps no trace of a facet that is empty again', () => {
    const chosen = toggleFacetValue({ starred: true }, 'kind', 'summit');
    expect(toggleFacetValue(chosen, 'kind', 'summit')).toEqual({ starred: true });
  });

  it('chooses one value alone, and all again when that is chosen twice', () => {
    const several: Filter = { facets: { kind: ['summit', 'outcome'], topic: ['cyber'] } };
    const only = onlyFacetValue(several, 'kind', 'outcome');
    expect(only).toEqual({ facets: { kind: ['outcome'], topic: ['cyber'] } });
    expect(onlyFacetValue(only, 'kind', 'outcome')).toEqual({ facets: { topic: ['cyber'] } });
  });

  it('holds no text that is only spaces', () => {
    expect(setText({ text: 'a' }, '  ')).toEqual({});
    expect(setText({}, ' a')).toEqual({ text: ' a' });
  });

  it('says each thing that narrows it, and taking all of them back leaves nothing', () => {
    const parts = filterParts(FULL);
    expect(parts.map((part) => part.type)).toEqual([
      'text',
      'facet',
      'facet',
      'facet',
      'between',
      'time',
      'starred',
      'only',
    ]);
    const rest = parts.reduce(withoutFilterPart, FULL);
    expect(rest).toEqual({});
    expect(isFiltered(rest)).toBe(false);
  });

  it('is never changed in place', () => {
    const frozen = Object.freeze({ facets: Object.freeze({ kind: Object.freeze(['summit'] as const) }) });
    expect(() => toggleFacetValue(frozen, 'kind', 'outcome')).not.toThrow();
  });
});
