import BookOpen from '@lucide/svelte/icons/book-open';
import type { Action } from './action.ts';

export const openExample: Action = {
  id: 'open-example',
  label: 'action.open-example',
  group: 'file',
  icon: BookOpen,
  perform: async (app) => {
    app.dialogs.open({ type: 'examples', timelines: await app.host.bundledTimelines() });
  },
};
