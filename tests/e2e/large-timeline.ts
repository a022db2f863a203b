/** Events enough for a worker of their own, in several lanes of every kind. */
export const LARGE = {
  format: 'communique',
  version: 1,
  title: { en: 'Six thousand events', ar: 'ستة آلاف حدث' },
  languages: ['en', 'ar'],
  actors: ['north', 'south', 'east'].map((id) => ({
    id,
    type: 'state',
    name: { en: `The ${id}`, ar: `دولة ${id}` },
  })),
  places: ['hall', 'house'].map((id) => ({ id, name: { en: `The ${id}`, ar: `قاعة ${id}` } })),
  topics: [],
  sources: [],
  relations: [],
  events: Array.from({ length: 6000 }, (_, number) => ({
    id: `event-${number}`,
    kind: ['statement', 'meeting', 'visit'][number % 3],
    title:
      number === 4321
        ? { en: 'The needle is found', ar: 'وُجدت الإبرة' }
        : { en: `Event number ${number}`, ar: `الحدث رقم ${number}` },
    summary: {
      en: 'What was said and done on that day is told here at the length that a summary has. '.repeat(2),
    },
    date: new Date(Date.UTC(1990, 0, 1) + number * 86_400_000).toISOString().slice(0, 10),
    actors: [{ actor: ['north', 'south', 'east'][number % 3], role: 'participant' }],
    place: ['hall', 'house'][number % 2],
  })),
};
