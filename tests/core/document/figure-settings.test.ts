import { describe, expect, it } from 'vitest';
import { settingsOfFiles } from '../../../src/core/document/figure-settings.ts';

describe('the settings of a figure', () => {
  it('are those of one file, where they name no further language', () => {
    const settings = { language: 'en', title: 'Talks', width: 900, second: { language: 'ar' } };
    expect(settingsOfFiles(settings)).toEqual([settings]);
  });

  it('are those of a file in each further language, with what is worded for it and nothing that is not', () => {
    const own = { language: 'en', title: 'Talks', credit: 'Desk', direction: 'ltr', width: 900 } as const;
    const others = [{ language: 'ar', title: 'محادثات' }, { language: 'fr' }];
    expect(settingsOfFiles({ ...own, others })).toEqual([
      own,
      { language: 'ar', title: 'محادثات', width: 900 },
      { language: 'fr', width: 900 },
    ]);
  });
});
