/** The bytes that figures need, read from the packages that hold them: the same that the app fetches. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FigureAssets, FontAsset } from '../core/figure/contract.ts';

/** From this file, never from the working directory, which is the user's. */
const require = createRequire(import.meta.url);

const FONT_FILES: readonly (Omit<FontAsset, 'bytes'> & { readonly file: string })[] = [
  { family: 'IBM Plex Sans', weight: 400, file: 'ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf' },
  { family: 'IBM Plex Sans', weight: 600, file: 'ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf' },
  { family: 'IBM Plex Sans', weight: 700, file: 'ibm-plex-sans/700Bold/IBMPlexSans_700Bold.ttf' },
  {
    family: 'IBM Plex Sans Arabic',
    weight: 400,
    file: 'ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf',
  },
  {
    family: 'IBM Plex Sans Arabic',
    weight: 600,
    file: 'ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf',
  },
  {
    family: 'IBM Plex Sans Arabic',
    weight: 700,
    file: 'ibm-plex-sans-arabic/700Bold/IBMPlexSansArabic_700Bold.ttf',
  },
  { family: 'IBM Plex Serif', weight: 400, file: 'ibm-plex-serif/400Regular/IBMPlexSerif_400Regular.ttf' },
  { family: 'IBM Plex Serif', weight: 600, file: 'ibm-plex-serif/600SemiBold/IBMPlexSerif_600SemiBold.ttf' },
];

export function readFontAssets(): Promise<readonly FontAsset[]> {
  return Promise.all(
    FONT_FILES.map(async ({ family, weight, file }) => ({
      family,
      weight,
      bytes: await readPackageFile(`@expo-google-fonts/${file}`),
    })),
  );
}

export async function readFigureAssets(): Promise<FigureAssets> {
  return {
    fonts: await readFontAssets(),
    resvgWasm: () => readPackageFile('@resvg/resvg-wasm/index_bg.wasm'),
    subsetWasm: () => readPackageFile('harfbuzzjs/dist/harfbuzz-subset.wasm'),
  };
}

async function readPackageFile(specifier: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(require.resolve(specifier)));
}
