import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds a running Candor, whose public address must be this dev server's. */
const candor = process.env['CANDOR_DEV'] ?? 'http://127.0.0.1:8080';

// One page, hashed assets. The server serves ../dist/console/assets at /assets/console.
export default defineConfig({
  plugins: [svelte()],
  experimental: { renderBuiltUrl: (name) => '/assets/console/' + name.replace(/^assets\//, '') },
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    strictPort: true,
    proxy: Object.fromEntries(
      [
        '/api',
        '/files',
        '/widget',
        '/c/',
        '/sample',
        '/assets/console',
        '/assets/widget',
        '/assets/sample.css',
      ].map((path) => [path, { target: candor, ws: true }]),
    ),
  },
  test: { include: ['src/**/*.test.ts', 'tests/**/*.test.ts'] },
});
