import { mount } from 'svelte';
import App from './App.svelte';
import { chooseHost } from './choose-host.ts';
import { AppState } from './state/app.svelte.ts';
import { elementById } from './element-by-id.ts';

const host = chooseHost();
const [facts, settings] = await Promise.all([host.facts(), host.loadSettings()]);
const app = new AppState(host, facts, settings);
mount(App, { target: elementById('app'), props: { app } });
await app.files.openFirst();
await app.files.offerRecovery();
