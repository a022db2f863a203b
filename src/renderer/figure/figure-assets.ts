/** The bytes that figures need, from the app's own address: the same that the command line reads. */
import resvgWasm from '@resvg/resvg-wasm/index_bg.wasm?url';
import sansRegular from '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf?url';
import sansSemiBold from '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf?url';
import sansBold from '@expo-google-fonts/ibm-plex-sans/700Bold/IBMPlexSans_700Bold.ttf?url';
import arabicRegular from '@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf?url';
import arabicSemiBold from '@expo-google-fonts/ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf?url';
import arabicBold from '@expo-google-fonts/ibm-plex-sans-arabic/700Bold/IBMPlexSansArabic_700Bold.ttf?url';
import serifRegular from '@expo-google-fonts/ibm-plex-serif/400Regular/IBMPlexSerif_400Regular.ttf?url';
import serifSemiBold from '@expo-google-fonts/ibm-plex-serif/600SemiBold/IBMPlexSerif_600SemiBold.ttf?url';
import subsetWasm from 'harfbuzzjs/dist/harfbuzz-subset.wasm?url';
import type { FigureAssets, FontAsset } from '../../core/figure/contract.ts';

const FONT_URLS: readonly (Omit<FontAsset, 'bytes'> & { readonly url: string })[] = [
  { family: 'IBM Plex Sans', weight: 400, url: sansRegular },
  { family: 'IBM Plex Sans', weight: 600, url: sansSemiBold },
  { family: 'IBM Plex Sans', weight: 700, url: sansBold },
  { family: 'IBM Plex Sans Arabic', weight: 400, url: arabicRegular },
  { family: 'IBM Plex Sans Arabic', weight: 600, url: arabicSemiBold },
  { family: 'IBM Plex Sans Arabic', weight: 700, url: arabicBold },
  { family: 'IBM Plex Serif', weight: 400, url: serifRegular },
  { family: 'IBM Plex Serif', weight: 600, url: serifSemiBold },
];

export async function fetchFigureAssets(): Promise<FigureAssets> {
  const fonts = await Promise.all(
    FONT_URLS.map(async ({ family, weight, url }) => ({ family, weight, bytes: await fetchBytes(url) })),
  );
  return { fonts, resvgWasm: () => fetchBytes(resvgWasm), subsetWasm: () => fetchBytes(subsetWasm) };
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The app lacks a part of its own (${response.status}): ${url}`);
  return new Uint8Array(await response.arrayBuffer());
}
