import { describe, expect, it } from 'vitest';
import { chooseForms, stackHeight } from '../../../src/renderer/timeline/card-form.ts';

const few = { laneId: 'few', full: 60, brief: 52 };
const many = { laneId: 'many', full: 500, brief: 250 };

describe('the form of cards', () => {
  it('is full in every lane as long as all of it can be seen at once', () => {
    expect([...chooseForms(new Map(), [few, many], 560).values()]).toEqual(['full', 'full']);
  });

  it('is brief where full cards have no room, and full in the lanes that need little for it', () => {
    const forms = chooseForms(new Map(), [many, few], 400);
    expect([forms.get('few'), forms.get('many')]).toEqual(['full', 'brief']);
    expect([...chooseForms(new Map(), [few, many], 200).values()]).toEqual(['brief', 'brief']);
  });

  it('comes back to full only with some room to spare', () => {
    const brief = new Map([['many', 'brief']] as const);
    expect(chooseForms(brief, [many], 510).get('many')).toBe('brief');
    expect(chooseForms(brief, [many], 560).get('many')).toBe('full');
    expect(chooseForms(new Map([['many', 'full']] as const), [many], 510).get('many')).toBe('full');
  });

  it('reckons with cards one below the other only where they would overlap', () => {
    const card = (start: number) => ({ start, width: 100, height: 20 });
    expect(stackHeight([card(0), card(200)], 4)).toBe(20);
    expect(stackHeight([card(0), card(50), card(90)], 4)).toBe(68);
    expect(stackHeight([card(0), card(50), card(110)], 4)).toBe(44);
    expect(stackHeight([], 4)).toBe(0);
  });
});
