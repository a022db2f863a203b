import { describe, expect, test, vi } from 'vitest';
import { exportFigure } from '../../../src/cli/export.ts';
import type { FigureOptions } from '../../../src/core/figure/contract.ts';
import { defaultFigureOptions } from '../../../src/core/figure/default-options.ts';
import type { FigureFormatName } from '../../../src/core/figure/formats.ts';
import { readChunks } from '../../../src/core/figure/png/chunks.ts';
import { openGeneva } from './geneva.ts';

// Pictures, pages and programs take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const FORMATS = [{ type: 'svg' }, { type: 'png', scale: 0.5 }, { type: 'pdf' }, { type: 'html' }] as const;

/** What each kind of file gives as the alternative text of its figure. */
const READERS: Readonly<Partial<Record<FigureFormatName, (bytes: Uint8Array) => string | undefined>>> = {
  svg: (bytes) => /<desc [^>]*>([^<]*)<\/desc>/.exec(textOf(bytes))?.[1],
  png: (bytes) =>
    readChunks(bytes)
      .filter(({ name }) => name === 'iTXt')
      .map((chunk) => textOf(chunk.bytes.subarray(8, -4)).split('\0'))
      .find(([keyword]) => keyword === 'Description')
      ?.at(-1),
  pdf: (bytes) => /<dc:description><rdf:Alt><rdf:li xml:lang="x-default">([^<]*)</.exec(textOf(bytes))?.[1],
  html: (bytes) => /<meta name="description" content="([^"]*)"/.exec(textOf(bytes))?.[1],
};

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

async function alternativesOf(part: Partial<FigureOptions>): Promise<Readonly<Record<string, unknown>>> {
  const document = await openGeneva();
  const options = { ...defaultFigureOptions(document, 'en'), ...part };
  const { files } = await exportFigure({ request: { document, options }, formats: FORMATS });
  return Object.fromEntries(files.map(({ format, bytes }) => [format, READERS[format]?.(bytes)]));
}

describe('the alternative text', () => {
  test.each([
    ['en', /^Timeline: .*Geneva summit, June 2021/],
    ['ar', /^خط زمني: .*قمة جنيف/],
  ] as const)(
    'is made in the language of the figure (%s) and is the same in every file',
    async (language, start) => {
      const { svg, ...others } = await alternativesOf({ language });
      expect(svg).toMatch(start);
      expect(others).toEqual({ png: svg, pdf: svg, html: svg });
    },
  );

  test('is what was written for the figure, where something was', async () => {
    const description = 'Two columns of statements, one summit between them. عمودان وقمة';
    expect(await alternativesOf({ description })).toEqual({
      svg: description,
      png: description,
      pdf: description,
      html: description,
    });
  });
});
