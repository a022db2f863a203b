import { mount } from 'svelte';
import { buildDocumentIndex } from '../../../../src/core/document/document-index.ts';
import { LANE_MODES } from '../../../../src/core/document/model.ts';
import { createDocumentSource } from '../../../../src/core/table/document-source.ts';
import { LANGUAGES } from '../../../../src/i18n/languages.ts';
import { applyLanguage, applyTheme } from '../../../../src/renderer/state/appearance.ts';
import '../../../../src/renderer/styles/app.css';
import geneva from '../../../../resources/timelines/geneva-2021.communique?raw';
import Harness from './Harness.svelte';

const asked = new URLSearchParams(location.search);
const language = asked.get('lang') === 'ar' ? 'ar' : 'en';
applyTheme(asked.get('theme') === 'dark' ? 'dark' : 'light', document.documentElement);
applyLanguage(LANGUAGES[language], document.documentElement);

const index = buildDocumentIndex(JSON.parse(geneva));
mount(Harness, {
  target: document.getElementById('app')!,
  props: {
    index,
    source: createDocumentSource(index),
    language,
    lanes: LANE_MODES.find((mode) => mode === asked.get('lanes')) ?? 'kind',
    colour: 'kind',
    onlanguage: (code) => applyLanguage(LANGUAGES[code], document.documentElement),
    onready: (harness) => Object.assign(window, { harness }),
  },
});
