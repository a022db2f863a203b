import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../../src/main/files/safe-file-name.ts';

describe('A file name that a page suggests', () => {
  it.each([
    ['قمة جنيف.svg', 'قمة جنيف.svg'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['a/b\\c:d.png', 'a-b-c-d.png'],
    ['.hidden', 'hidden'],
    ['con.svg', 'timeline-con.svg'],
    ['', 'timeline-'],
    ['report\u202Egnp.exe', 'report-gnp.exe'],
    ['name. ', 'name'],
  ])('%j becomes %j', (suggested, name) => {
    expect(safeFileName(suggested)).toBe(name);
  });

  it('is always one that every system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (suggested) => {
        const name = safeFileName(suggested);
        expect(name).not.toBe('');
        expect(name.length).toBeLessThanOrEqual(140);
        expect(name).not.toMatch(/[<>:"/\\|?*]|^\.|^(con|prn|aux|nul)(\.|$)/i);
        expect([...name].every((character) => (character.codePointAt(0) ?? 0) >= 0x20)).toBe(true);
      }),
    );
  });
});
