import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { CONTENT_SECURITY_POLICY } from './src/host/security-headers.ts';

/** Where builds go: `out`, or a folder of the caller's choice. */
const out = resolve(process.env['COMMUNIQUE_OUT'] ?? 'out');

/** The page carries its policy in itself too, for whoever serves it without our headers. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

const FIRST_TIMELINE = 'geneva-2021.communique';

/** Puts the timelines that come with the app beside the window, with a list of names and titles, the first one first. */
function bundledTimelines(): Plugin {
  const folder = resolve('resources/timelines');
  return {
    name: 'bundled-timelines',
    apply: 'build',
    generateBundle() {
      const files = readdirSync(folder)
        .filter((name) => name.endsWith('.communique'))
        .sort((a, b) => Number(b === FIRST_TIMELINE) - Number(a === FIRST_TIMELINE) || a.localeCompare(b));
      const list = files.map((file) => {
        const { title } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { readonly title: object };
        return { name: file.slice(0, -'.communique'.length), title };
      });
      for (const name of files) {
        this.emitFile({
          type: 'asset',
          fileName: `timelines/${name}`,
          source: readFileSync(join(folder, name)),
        });
      }
      this.emitFile({ type: 'asset', fileName: 'timelines/index.json', source: JSON.stringify(list) });
    },
  };
}

/** The app's own icon, for the browser's tab. */
function pageIcon(): Plugin {
  return {
    name: 'page-icon',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'icon', type: 'image/svg+xml', href: './icon.svg' }, injectTo: 'head' },
    ],
    generateBundle() {
      const source = readFileSync(resolve('resources/icons/icon.svg'));
      this.emitFile({ type: 'asset', fileName: 'icon.svg', source });
    },
  };
}

/** The shell is bundled whole: the built main reaches nothing but `electron` and Node, the preload only `electron`. */
export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      outDir: `${out}/main`,
      emptyOutDir: true,
      rollupOptions: { input: 'src/main/index.ts' },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: `${out}/preload`,
      emptyOutDir: true,
      rollupOptions: {
        input: 'src/preload/index.ts',
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [svelte({ configFile: false }), contentSecurityPolicy(), pageIcon(), bundledTimelines()],
    worker: { format: 'es' },
    build: {
      outDir: `${out}/renderer`,
      emptyOutDir: true,
      target: 'chrome138',
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: 'src/renderer/index.html' },
    },
  },
});
