import { createContext } from 'svelte';
import type { AppState } from './app.svelte.ts';

/** The one state of the window, for every component below the root. */
export const [getApp, setApp] = createContext<AppState>();
