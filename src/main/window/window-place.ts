import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, type BrowserWindowConstructorOptions, type Display, screen } from 'electron';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
  readonly fullScreen: boolean;
}

/** Places by the arrangement of displays, so that a laptop at its desk and on the road has two. */
type Places = Readonly<Record<string, Place>>;

const DEFAULT_SIZE = { width: 1280, height: 820 };
/** How far a further window stands from the one before it. */
const STEP = 28;

/** Where a new window goes, `open` windows being there already: where the last one was, if that is still on a display. */
export function placeOf(folder: string, open: number): BrowserWindowConstructorOptions {
  const displays = screen.getAllDisplays();
  const place = readPlaces(folder)[arrangementOf(displays)];
  if (place === undefined || !isVisible(place, displays)) return DEFAULT_SIZE;
  const { x, y, width, height, fullScreen } = place;
  const beside = { x: x + open * STEP, y: y + open * STEP, width, height };
  return {
    ...(isVisible(beside, displays) ? beside : { x, y, width, height }),
    ...(fullScreen ? { fullscreen: true } : {}),
  };
}

/** Remembers where the window is when it goes, and puts it back as large as it was. */
export function keepPlace(window: BrowserWindow, folder: string): void {
  const place = readPlaces(folder)[arrangementOf(screen.getAllDisplays())];
  if (place?.maximized === true)
    window.once('ready-to-show', () => {
      window.maximize();
    });
  window.on('close', () => {
    const bounds = window.getNormalBounds();
    const kept: Place = { ...bounds, maximized: window.isMaximized(), fullScreen: window.isFullScreen() };
    mkdirSync(folder, { recursive: true });
    const places = { ...readPlaces(folder), [arrangementOf(screen.getAllDisplays())]: kept };
    writeFileSync(pathOf(folder), JSON.stringify(places, null, 2));
  });
}

function pathOf(folder: string): string {
  return join(folder, 'windows.json');
}

export function arrangementOf(displays: readonly Pick<Display, 'bounds'>[]): string {
  return displays
    .map(({ bounds: { x, y, width, height } }) => `${width}x${height}@${x},${y}`)
    .sort()
    .join(' ');
}

/** Whether enough of the title bar lies on a display to take hold of it. */
export function isVisible(
  place: Omit<Place, 'maximized' | 'fullScreen'>,
  displays: readonly Pick<Display, 'workArea'>[],
): boolean {
  const grip = 100;
  return displays.some(({ workArea: area }) => {
    const overlap = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x);
    return overlap >= grip && place.y >= area.y && place.y <= area.y + area.height - grip;
  });
}

function readPlaces(folder: string): Places {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(pathOf(folder), 'utf8'));
  } catch {
    return {};
  }
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, Place] => isPlace(entry[1])),
  );
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const place = value as Readonly<Record<string, unknown>>;
  const numbers = ['x', 'y', 'width', 'height'].every((key) => Number.isFinite(place[key]));
  return numbers && typeof place['maximized'] === 'boolean' && typeof place['fullScreen'] === 'boolean';
}
