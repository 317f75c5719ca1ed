import { defineConfig } from 'vite';

/** Builds the desk into `dist/desk`: files only, no inline script or style, so that a strict policy holds. */
export default defineConfig({
  root: 'src/desk',
  base: '/',
  publicDir: 'public',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/desk',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
});
