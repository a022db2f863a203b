import { formatDate, type DateFormatOptions } from '../../core/dates/format.ts';
import { parseDate } from '../../core/dates/parse.ts';
import type { TimelineDate } from '../../core/dates/dates.ts';
import type { DateWords } from '../../core/dates/words.ts';
import type { DocumentIndex } from '../../core/document/document-index.ts';
import type { EventKind, TimelineEvent } from '../../core/document/model.ts';
import { buildItem, type TimelineItem } from '../../core/layout/items.ts';
import type { Translate } from '../../i18n/translate.ts';

/** What a card says, ready to be set as text. */
export interface CardText {
  readonly kind: EventKind;
  readonly title: string;
  /** BCP 47 tag that the title is in. */
  readonly language: string;
  /** Speaker and place, or what else is to be known at a glance; may be empty. */
  readonly subtitle: string;
  /** First letter of the speaker's name; null where nobody speaks. */
  readonly monogram: string | null;
  /** Why the date is not to be taken at its word; null where it is. */
  readonly doubt: string | null;
  readonly starred: boolean;
  /** Said by screen readers in place of all the rest. */
  readonly name: string;
}

export interface CardWords {
  readonly index: DocumentIndex;
  readonly language: string;
  readonly words: DateWords;
  readonly formatOptions: DateFormatOptions;
  readonly translate: Translate;
}

/** `repeated`: the event stands in other lanes too. */
export function buildCardText(event: TimelineEvent, repeated: boolean, words: CardWords): CardText {
  const date = readDate(event.date);
  const item = buildItem(event, date, 0, words.index, words.language);
  const doubt = doubtOf(item, words.translate);
  const speaker = item.speakers[0];
  return {
    kind: item.kind,
    title: item.title,
    language: item.language,
    subtitle: subtitleOf(item, words.translate),
    monogram: speaker === undefined ? null : firstLetter(speaker),
    doubt,
    starred: item.starred,
    name: accessibleName(event, item, doubt, repeated, words),
  };
}

/** Throws for a date that no valid document holds. */
export function readDate(edtf: string): TimelineDate {
  const result = parseDate(edtf);
  if (!result.ok) throw new RangeError(`Not a date: ${edtf}`);
  return result.date;
}

function subtitleOf(item: TimelineItem, translate: Translate): string {
  const parts = [...item.speakers, ...(item.place === null ? [] : [item.place])];
  if (parts.length > 0) return parts.join(' · ');
  if (item.date.openEnd) return translate('timeline.card.open-end');
  return item.date.openStart ? translate('timeline.card.open-start') : '';
}

/** Only a date that says so itself is in doubt; where a citation calls it our conclusion, that is the reason given. */
function doubtOf(item: TimelineItem, translate: Translate): string | null {
  const { uncertain, approximate } = item.date;
  if (uncertain) return translate(item.dateInferred ? 'timeline.card.inferred' : 'timeline.card.uncertain');
  return approximate ? translate('timeline.card.approximate') : null;
}

/** The first letter as people see it: a base character with the marks that belong to it. */
export function firstLetter(name: string): string {
  return /^.\p{Mark}*/u.exec(name.trim())?.[0] ?? '';
}

function accessibleName(
  event: TimelineEvent,
  item: TimelineItem,
  doubt: string | null,
  repeated: boolean,
  words: CardWords,
): string {
  const { translate } = words;
  const kind = translate(`kind.${item.kind}`);
  const date = writtenDate(item.date, words);
  const actors = actorNames(event, words);
  const name =
    actors === ''
      ? translate('timeline.card.name', { kind, date, title: item.title })
      : translate('timeline.card.name-with-actors', { kind, actors, date, title: item.title });
  const notes = [doubt, repeated ? translate('timeline.card.repeated') : null].filter(
    (note) => note !== null,
  );
  return notes.reduce((said, note) => translate('timeline.card.note', { name: said, note }), name);
}

function writtenDate(date: TimelineDate, words: CardWords): string {
  return formatDate(date, words.words, words.formatOptions);
}

/** Whoever speaks, else all who take part: at most three, so that a long list does not bury the title. */
function actorNames(event: TimelineEvent, words: CardWords): string {
  const actors = event.actors ?? [];
  const speakers = actors.filter(({ role }) => role === 'speaker');
  const said = (speakers.length > 0 ? speakers : actors).slice(0, 3);
  const names = said.map(({ actor }) => nameOfActor(actor, words));
  return names.join(words.translate('timeline.card.separator'));
}

function nameOfActor(id: string, words: CardWords): string {
  const names = words.index.actors.get(id)?.name;
  return names?.[words.language] ?? Object.values(names ?? {})[0] ?? id;
}
