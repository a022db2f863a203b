/** Where GDELT's columns stand. Order and names after GDELT's codebooks of the event tables 1.0 and 2.0. */

/** Places of the columns that we read, −1 where a layout has none. */
export interface GdeltLayout {
  readonly columns: number;
  readonly id: number;
  readonly date: number;
  readonly month: number;
  readonly year: number;
  readonly actor1Code: number;
  readonly actor1Name: number;
  readonly actor2Code: number;
  readonly actor2Name: number;
  readonly code: number;
  readonly root: number;
  readonly goldstein: number;
  readonly mentions: number;
  readonly placeName: number;
  readonly placeCountry: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly added: number;
  readonly url: number;
}

const SHARED = {
  id: 0,
  date: 1,
  month: 2,
  year: 3,
  actor1Code: 5,
  actor1Name: 6,
  actor2Code: 15,
  actor2Name: 16,
  code: 26,
  root: 28,
  goldstein: 30,
  mentions: 31,
};

/** Until April 2013 there is no SOURCEURL. */
export const GDELT_57: GdeltLayout = {
  ...SHARED,
  columns: 57,
  placeName: 50,
  placeCountry: 51,
  latitude: 53,
  longitude: 54,
  added: 56,
  url: -1,
};
export const GDELT_58: GdeltLayout = { ...GDELT_57, columns: 58, url: 57 };
/** 2.0 has ADM2 codes too, and DATEADDED to the second. */
export const GDELT_61: GdeltLayout = {
  ...SHARED,
  columns: 61,
  placeName: 52,
  placeCountry: 53,
  latitude: 56,
  longitude: 57,
  added: 59,
  url: 60,
};

export function layoutOfColumns(columns: number): GdeltLayout | null {
  return [GDELT_57, GDELT_58, GDELT_61].find((layout) => layout.columns === columns) ?? null;
}

const NAMES: Readonly<Record<Exclude<keyof GdeltLayout, 'columns'>, string>> = {
  id: 'globaleventid',
  date: 'sqldate',
  month: 'monthyear',
  year: 'year',
  actor1Code: 'actor1code',
  actor1Name: 'actor1name',
  actor2Code: 'actor2code',
  actor2Name: 'actor2name',
  code: 'eventcode',
  root: 'eventrootcode',
  goldstein: 'goldsteinscale',
  mentions: 'nummentions',
  placeName: 'actiongeo_fullname',
  placeCountry: 'actiongeo_countrycode',
  latitude: 'actiongeo_lat',
  longitude: 'actiongeo_long',
  added: 'dateadded',
  url: 'sourceurl',
};
/** GDELT's BigQuery table and some copies of the data say `Day`. */
const OTHER_DATE_NAME = 'day';

/** The layout that a line of column names gives, in any order and with others between; null for a line of data. */
export function layoutOfHeader(cells: readonly string[]): GdeltLayout | null {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const places = Object.fromEntries(Object.entries(NAMES).map(([key, name]) => [key, names.indexOf(name)]));
  const layout = { ...places, columns: names.length } as unknown as GdeltLayout;
  const date = layout.date >= 0 ? layout.date : names.indexOf(OTHER_DATE_NAME);
  return layout.id >= 0 && date >= 0 && layout.code >= 0 ? { ...layout, date } : null;
}

/** R writes a name before every row and none for it in the header: all columns are one further on. */
export function shiftedByOne(layout: GdeltLayout): GdeltLayout {
  const shifted = Object.entries(layout).map(([key, place]: [string, number]) => [
    key,
    place < 0 ? place : place + 1,
  ]);
  return Object.fromEntries(shifted) as unknown as GdeltLayout;
}
