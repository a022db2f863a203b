/** Column names of GDELT 1.0, as R writes them at the head of a file. */
const GEO = (actor: string) => [
  `${actor}Geo_Type`,
  `${actor}Geo_FullName`,
  `${actor}Geo_CountryCode`,
  `${actor}Geo_ADM1Code`,
  `${actor}Geo_Lat`,
  `${actor}Geo_Long`,
  `${actor}Geo_FeatureID`,
];
const ACTOR = (actor: string) =>
  ['Code', 'Name', 'CountryCode', 'KnownGroupCode', 'EthnicCode', 'Religion1Code', 'Religion2Code']
    .concat(['Type1Code', 'Type2Code', 'Type3Code'])
    .map((name) => actor + name);

export const GDELT_HEADER: readonly string[] = [
  ...['GLOBALEVENTID', 'SQLDATE', 'MonthYear', 'Year', 'FractionDate'],
  ...ACTOR('Actor1'),
  ...ACTOR('Actor2'),
  ...['IsRootEvent', 'EventCode', 'EventBaseCode', 'EventRootCode', 'QuadClass', 'GoldsteinScale'],
  ...['NumMentions', 'NumSources', 'NumArticles', 'AvgTone'],
  ...GEO('Actor1'),
  ...GEO('Actor2'),
  ...GEO('Action'),
  ...['DATEADDED', 'SOURCEURL'],
];
