import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

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
  test: { include: ['src/**/*.test.ts', 'tests/**/*.test.ts'] },
});
