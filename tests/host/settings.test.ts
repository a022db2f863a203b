import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/host/host.ts';
import { parseSettings } from '../../src/host/settings.ts';

describe('Settings from a file or a message', () => {
  it('keep what is right and take the default for the rest', () => {
    expect(parseSettings({ language: 'ar', theme: 'neon', digits: 7, interface: { width: 3 } })).toEqual({
      ...DEFAULT_SETTINGS,
      language: 'ar',
      interface: { width: 3 },
    });
  });

  it('are the defaults for what is no record', () => {
    for (const value of [null, undefined, 3, 'x', [], true])
      expect(parseSettings(value)).toEqual(DEFAULT_SETTINGS);
  });

  it('keep of the interface only what is JSON, and not too much of it', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    expect(parseSettings({ interface: cycle }).interface).toEqual({});
    expect(parseSettings({ interface: { text: 'x'.repeat(300_000) } }).interface).toEqual({});
    expect(parseSettings({ interface: { a: undefined, b: 1 } }).interface).toEqual({ b: 1 });
  });

  it('survive being written and read, whatever they were made of', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const settings = parseSettings(value);
        expect(parseSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
      }),
    );
  });
});
