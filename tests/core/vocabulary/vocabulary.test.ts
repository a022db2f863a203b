import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { EVENT_KINDS } from '../../../src/core/document/model.ts';
import { attach } from '../../../src/core/vocabulary/actor-phrase.ts';
import { kindOfCode, rolesOfCode, topicOfCode } from '../../../src/core/vocabulary/cameo-meaning.ts';
import codes from '../../../src/core/vocabulary/cameo-codes.json' with { type: 'json' };
import actors from '../../../src/core/vocabulary/cameo-actors.json' with { type: 'json' };
import { loadVocabulary, type Vocabulary } from '../../../src/core/vocabulary/vocabulary.ts';

let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await loadVocabulary();
});

const all = Object.keys(codes.codes);
const tables = join(process.cwd(), '../shared/data/vocab');
const withTables = it.skipIf(!existsSync(tables));

function lines(name: string): readonly string[] {
  return readFileSync(join(tables, name), 'latin1')
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '');
}

function told(code: string, language: 'en' | 'ar', first: string, second: string): string {
  const actor = (name: string) => (name === '' ? null : vocabulary.actor(name, name));
  return vocabulary.sentence(code, language, actor(first), actor(second));
}

describe('the table of codes', () => {
  it('has every row whole: two patterns, an Arabic name and a score', () => {
    for (const [code, row] of Object.entries(codes.codes)) {
      expect(code).toMatch(/^(0[1-9]|1\d|20)\d{0,2}$/);
      expect(row).toHaveLength(4);
      const [english, arabic, label, goldstein] = row as [string, string, string, number];
      expect(english, code).toMatch(/^\*[a-z]/);
      for (const part of arabic.split('||')) {
        expect(part, code).toMatch(/^\{v\}[\u0621-\u064a]+ /);
        expect(part.match(/\{1\}/g), code).toHaveLength(1);
      }
      expect(label, code).toMatch(/^[\u0621-\u064a]/);
      expect(Math.abs(goldstein)).toBeLessThanOrEqual(10);
    }
    expect(Object.values(actors.states).every((row) => row.length === 4)).toBe(true);
    expect(Object.values(actors.types).every((row) => row.length === 6)).toBe(true);
  });

  withTables('has all codes of GDELT’s list with the official Goldstein scores', () => {
    const rows = lines('CAMEO.goldsteinscale.txt').map((line) => line.split('\t'));
    expect(rows.length).toBeGreaterThan(300);
    for (const [code = '', score] of rows) expect(vocabulary.goldstein(code), code).toBe(Number(score));
  });

  withTables('has all of CAMEO’s countries, groups and types', () => {
    for (const file of ['gdelt_cameoCountry.txt', 'gdelt_cameoGroup.txt', 'gdelt_cameoType.txt']) {
      for (const line of lines(file)) {
        const [code = ''] = line.split('\t');
        const { en, ar } = vocabulary.actor(code, 'RAW NAME');
        expect(en.name, code).not.toBe('Raw Name');
        expect(ar.name, code).toMatch(/[\u0621-\u064a]/);
      }
    }
  });
});

describe('a code as a sentence', () => {
  it('is whole in both languages for every code, with two actors, one or the other alone', () => {
    for (const code of all) {
      for (const language of ['en', 'ar'] as const) {
        for (const [first, second] of [
          ['RUS', 'USA'],
          ['REB', ''],
          ['', 'REF'],
        ] as const) {
          const sentence = told(code, language, first, second);
          expect(sentence, code).not.toMatch(/[[\]{}|*]|undefined| {2}|^\s|\s$/);
          if (language === 'ar') expect(sentence, code).not.toMatch(/[A-Za-z]/);
        }
      }
    }
  });

  it.each([
    ['040', 'RUS', 'USA', 'Russia consults the United States', 'تتشاور روسيا مع الولايات المتحدة'],
    [
      '036',
      'USA',
      'IRN',
      'The United States expresses intent to meet or negotiate with Iran',
      'تعتزم الولايات المتحدة الاجتماع أو التفاوض مع إيران',
    ],
    ['051', 'IRQ', 'CHN', 'Iraq praises China', 'يشيد العراق بالصين'],
    ['051', 'IRQ', '', 'Iraq offers praise or endorsement', 'يعبر العراق عن الإشادة أو التأييد'],
    ['042', 'FRA', '', 'France makes a visit', 'تقوم فرنسا بزيارة'],
    [
      '161',
      'LBN',
      'SAU',
      'Lebanon reduces or breaks diplomatic relations with Saudi Arabia',
      'يقرر لبنان خفض العلاقات الدبلوماسية أو قطعها مع السعودية',
    ],
    [
      '112',
      'GEOGOV',
      'RUSMIL',
      'The government of Georgia accuses the military of Russia',
      'تتهم حكومة جورجيا جيش روسيا',
    ],
    [
      '190',
      'SYRREB',
      'REF',
      'Rebels in Syria use conventional military force against refugees',
      'يستخدم المتمردون في سوريا القوة العسكرية ضد اللاجئين',
    ],
    ['075', 'DEU', 'REF', 'Germany grants asylum to refugees', 'تمنح ألمانيا حق اللجوء للاجئين'],
    [
      '130',
      '',
      'IGOUNO',
      'An unnamed actor threatens the United Nations',
      'تهدد جهة غير مسماة الأمم المتحدة',
    ],
    ['107', 'RUS', 'UKR', 'Russia makes a demand of Ukraine', 'توجه روسيا مطلبًا إلى أوكرانيا'],
  ])('%s of %s and %s reads “%s” and «%s»', (code, first, second, english, arabic) => {
    expect(told(code, 'en', first, second)).toBe(english);
    expect(told(code, 'ar', first, second)).toBe(arabic);
  });

  it('does not build on 105 to 108, whose meaning differs between code books', () => {
    const sentences = ['105', '106', '107', '108'].map((code) => told(code, 'en', 'RUS', 'USA'));
    expect(new Set(sentences).size).toBe(1);
  });

  it('of an unknown code is told by the nearest above, and of none at all by its actor', () => {
    expect(told('0469', 'en', 'RUS', 'USA')).toBe('Russia negotiates with the United States');
    expect(told('99', 'ar', 'RUS', '')).toBe('روسيا');
  });

  it('of an actor with itself is told of the one', () => {
    const russia = vocabulary.actor('RUS', 'RUSSIA');
    expect(vocabulary.sentence('111', 'en', russia, russia)).toBe('Russia voices criticism');
  });

  it('has a name without actors', () => {
    expect(Object.values(vocabulary.label('042') ?? {})).toEqual(['Make a visit', 'القيام بزيارة']);
    expect(vocabulary.label('99')).toBeNull();
  });
});

describe('actors', () => {
  it('of unknown codes keep the name that the data gives them', () => {
    expect(vocabulary.actor('ALGONQ', 'ALGONQUIAN').en.name).toBe('Algonquian');
  });

  it('belong to their states, and states are known by ISO 3166', () => {
    expect(vocabulary.actor('RUSGOV', '')).toMatchObject({ type: 'organization', state: 'RUS', iso: null });
    expect(vocabulary.actor('RUS', '')).toMatchObject({ type: 'state', state: 'RUS', iso: 'RU' });
    expect(vocabulary.actor('EUR', '')).toMatchObject({ type: 'group', state: null });
  });

  it('take particles as Arabic writes them', () => {
    expect([
      attach('ل', 'الصين'),
      attach('ل', 'روسيا'),
      attach('ل', 'اللاجئين'),
      attach('ب', 'الصين'),
    ]).toEqual(['للصين', 'لروسيا', 'للاجئين', 'بالصين']);
    expect(attach('ل', 'NASA')).toBe('لـNASA');
  });
});

describe('what codes mean to us', () => {
  it('is a kind, a topic and two roles for every code', () => {
    for (const code of all) {
      expect(EVENT_KINDS).toContain(kindOfCode(code));
      expect(kindOfCode(code)).not.toBe('other');
      expect(topicOfCode(code)).toBeTruthy();
      expect(rolesOfCode(code)).toHaveLength(2);
    }
    expect(['010', '042', '046', '057', '163', '190'].map(kindOfCode)).toEqual([
      'statement',
      'visit',
      'meeting',
      'agreement',
      'measure',
      'conflict',
    ]);
  });

  it('FIPS codes are not ISO codes: Georgia is GG, and GE in ISO', () => {
    expect([vocabulary.isoOfFips('GG'), vocabulary.isoOfFips('CH'), vocabulary.isoOfFips('SZ')]).toEqual([
      'GE',
      'CN',
      'CH',
    ]);
    expect(vocabulary.countryName('GE')).toEqual({ en: 'Georgia', ar: 'جورجيا' });
  });
});
