// Builds the loader (one plain script, no module), what it fetches where it is needed, and the panel (a page with hashed assets) into
// ../dist/widget. Neither contains inline scripts or styles: both run under a policy that forbids them.
import { build } from 'vite';

const outDir = '../dist/widget';

const bubble = await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2020',
    lib: { entry: 'src/bubble.ts', formats: ['es'], fileName: () => 'assets/bubble-[hash].js' },
  },
});
const [{ output }] = bubble;

await build({
  configFile: false,
  logLevel: 'warn',
  define: { BUBBLE: JSON.stringify(output[0].fileName.replace('assets/', '/assets/widget/')) },
  build: {
    outDir,
    emptyOutDir: false,
    target: 'es2020',
    lib: { entry: 'src/loader.ts', name: 'CandorLoader', formats: ['iife'], fileName: () => 'widget.js' },
  },
});

await build({
  configFile: false,
  logLevel: 'warn',
  experimental: { renderBuiltUrl: (name) => '/assets/widget/' + name.replace(/^assets\//, '') },
  build: {
    outDir,
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    rollupOptions: { input: 'panel.html' },
  },
});
