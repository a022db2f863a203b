/** How a document is looked at and drawn: the saved view and the named figures. */
import * as v from 'valibot';
import { DIGITS, FACETS, FIGURE_THEMES, LANE_MODES, MONTH_NAMES } from './model.ts';
import { date, id, languageMap, languageTag, looseReference, shortText, text } from './schema-values.ts';

const FACET_ENTRIES = Object.fromEntries(
  FACETS.map((facet) => [facet, v.exactOptional(v.array(shortText))]),
) as Record<
  (typeof FACETS)[number],
  v.ExactOptionalSchema<v.ArraySchema<typeof shortText, undefined>, undefined>
>;

export const filter = v.pipe(
  v.looseObject({
    text: v.exactOptional(shortText),
    facets: v.exactOptional(v.looseObject(FACET_ENTRIES)),
    between: v.exactOptional(v.tuple([looseReference('actors'), looseReference('actors')])),
    time: v.exactOptional(v.looseObject({ within: date, mode: v.picklist(['certainly', 'possibly']) })),
    starred: v.exactOptional(v.boolean()),
    only: v.exactOptional(v.array(looseReference('events'))),
  }),
  v.description('What is shown: values within a facet add up, facets narrow each other.'),
);

export const view = v.pipe(
  v.looseObject({
    lanes: v.exactOptional(v.picklist(LANE_MODES)),
    laneOrder: v.exactOptional(v.array(shortText)),
    collapsedLanes: v.exactOptional(v.array(shortText)),
    filter: v.exactOptional(filter),
    window: v.exactOptional(
      v.pipe(
        v.looseObject({ from: v.number(), to: v.number() }),
        v.description('Milliseconds since 1970-01-01T00:00:00Z.'),
      ),
    ),
    selection: v.exactOptional(looseReference('events')),
    language: v.exactOptional(languageTag),
    theme: v.exactOptional(v.picklist(['light', 'dark', 'system'])),
  }),
  v.description('How the document was last looked at.'),
);

const figureTexts = {
  title: v.exactOptional(text),
  subtitle: v.exactOptional(text),
  caption: v.exactOptional(text),
  credit: v.exactOptional(text),
  description: v.exactOptional(text),
};

const otherLanguage = v.looseObject({
  language: languageTag,
  direction: v.exactOptional(v.picklist(['ltr', 'rtl'])),
  ...figureTexts,
});

const pixels = v.pipe(v.number(), v.minValue(1), v.maxValue(1_000_000), v.description('px (1/96 inch).'));

export const figure = v.pipe(
  v.looseObject({
    id,
    name: languageMap,
    options: v.looseObject({
      language: v.exactOptional(languageTag),
      direction: v.exactOptional(v.picklist(['ltr', 'rtl'])),
      theme: v.exactOptional(v.picklist(FIGURE_THEMES)),
      lanes: v.exactOptional(v.picklist(LANE_MODES)),
      from: v.exactOptional(date),
      to: v.exactOptional(date),
      filter: v.exactOptional(filter),
      width: v.exactOptional(pixels),
      height: v.exactOptional(pixels),
      textScale: v.exactOptional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(10))),
      legend: v.exactOptional(v.boolean()),
      relations: v.exactOptional(v.boolean()),
      sources: v.exactOptional(v.boolean()),
      brokenAxis: v.exactOptional(v.boolean()),
      digits: v.exactOptional(v.picklist(DIGITS)),
      months: v.exactOptional(v.picklist(MONTH_NAMES)),
      ...figureTexts,
      second: v.exactOptional(otherLanguage),
      others: v.exactOptional(
        v.pipe(
          v.array(otherLanguage),
          v.description('Each in a file of its own, beside that of the figure.'),
        ),
      ),
    }),
  }),
  v.description('Settings of a figure that can be exported again by its name.'),
);
