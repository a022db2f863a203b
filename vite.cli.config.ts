import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The command line: one ES module for Node; what it needs of `node_modules` is loaded from there. */
export default defineConfig({
  build: {
    outDir: resolve(process.env['COMMUNIQUE_OUT'] ?? 'out', 'cli'),
    ssr: 'src/cli/index.ts',
    target: 'node20',
    emptyOutDir: true,
    rollupOptions: { output: { entryFileNames: 'index.js', chunkFileNames: '[name]-[hash].js' } },
  },
});
