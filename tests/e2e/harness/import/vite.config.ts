import { resolve } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: resolve(process.env['COMMUNIQUE_OUT'] ?? 'out', 'import-harness'),
    emptyOutDir: true,
    target: 'chrome138',
  },
  worker: { format: 'es' },
});
