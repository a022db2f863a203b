import { describe, expect, it } from 'vitest';
import type { Action } from '../../../src/renderer/actions/action.ts';
import { rankActions } from '../../../src/renderer/actions/rank-actions.ts';

const names = ['إزالة عوامل التصفية', 'القائمة الزمنيّة', 'تصدير الرسم', 'Zoom in', 'Fit all', 'Save as…'];
const actions = names.map((name) => ({ id: name }) as Action);
const ranked = (text: string): readonly string[] =>
  rankActions(text, actions, ({ id }) => id).map(({ id }) => id);

describe('the palette', () => {
  it('shows all actions before anything is typed', () => {
    expect(ranked('  ')).toEqual(names);
  });

  it('finds by all words typed, whatever their order and case', () => {
    expect(ranked('IN zoom')).toEqual(['Zoom in']);
    expect(ranked('zoom all')).toEqual([]);
  });

  it('puts names that begin with the text first', () => {
    expect(ranked('a')[0]).toBe('Fit all');
    expect(ranked('s')[0]).toBe('Save as…');
  });

  it('takes Arabic as it is typed: without hamza and tashkeel, with ه for ة', () => {
    expect(ranked('ازاله')).toEqual(['إزالة عوامل التصفية']);
    expect(ranked('الزمنيه')).toEqual(['القائمة الزمنيّة']);
  });
});
