import { mount } from 'svelte';
import { buildDocumentIndex } from '../../../../src/core/document/document-index.ts';
import { LANE_MODES, type TimelineDocument } from '../../../../src/core/document/model.ts';
import { createDocumentSource } from '../../../../src/core/table/document-source.ts';
import { type LanguageCode, LANGUAGES } from '../../../../src/i18n/languages.ts';
import { applyLanguage, applyTheme } from '../../../../src/renderer/state/appearance.ts';
import '../../../../src/renderer/styles/app.css';
import geneva from '../../../../resources/timelines/geneva-2021.communique?raw';
import Harness from './Harness.svelte';

const asked = new URLSearchParams(location.search);
const language = asked.get('lang') === 'ar' ? 'ar' : 'en';
applyTheme(asked.get('theme') === 'dark' ? 'dark' : 'light', document.documentElement);
applyLanguage(LANGUAGES[language], document.documentElement);

/** Text that would be markup if anything parsed it. */
const HOSTILE = '<img src=x onerror="window.hacked = true"><b>bold</b>';

function readDocument(): TimelineDocument {
  const read = JSON.parse(geneva) as TimelineDocument;
  if (asked.get('document') !== 'hostile') return read;
  const events = read.events.map((event) => ({ ...event, title: { en: HOSTILE, ar: HOSTILE } }));
  return { ...read, events };
}

const index = buildDocumentIndex(readDocument());
mount(Harness, {
  target: document.getElementById('app')!,
  props: {
    index,
    source: createDocumentSource(index),
    language,
    lanes: LANE_MODES.find((mode) => mode === asked.get('lanes')) ?? 'kind',
    colour: 'kind',
    onlanguage: (code: LanguageCode) => applyLanguage(LANGUAGES[code], document.documentElement),
    onready: (harness: unknown) => Object.assign(window, { harness }),
  },
});
