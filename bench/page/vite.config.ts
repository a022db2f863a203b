import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte()],
  worker: { format: 'es' },
  build: {
    outDir: resolve(process.env['COMMUNIQUE_OUT'] ?? 'out', 'bench'),
    emptyOutDir: true,
    target: 'chrome138',
    chunkSizeWarningLimit: 4000,
  },
});
