import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte()],
  build: {
    outDir: resolve(process.env['COMMUNIQUE_OUT'] ?? 'out', 'timeline-harness'),
    emptyOutDir: true,
    target: 'chrome138',
  },
});
