import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

/** Where builds go: `out`, or a folder of the caller's choice. */
const out = resolve(process.env['COMMUNIQUE_OUT'] ?? 'out');

/** The shell is bundled whole: the built main reaches nothing but `electron` and Node, the preload only `electron`. */
export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      outDir: `${out}/main`,
      rollupOptions: { input: 'src/main/index.ts' },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: `${out}/preload`,
      rollupOptions: {
        input: 'src/preload/index.ts',
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [svelte()],
    worker: { format: 'es' },
    build: {
      outDir: `${out}/renderer`,
      target: 'chrome138',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: 'src/renderer/index.html' },
    },
  },
});
