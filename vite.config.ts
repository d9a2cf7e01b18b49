import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const homeServer = `http://localhost:${process.env['PORT'] ?? '8787'}`;

export default defineConfig(({ mode }) => ({
  plugins: [react()],
  // The lightweight build has a browser export only; Node (server, tests) reads the full one.
  resolve: { alias: mode === 'test' ? [] : [{ find: /^openpgp$/, replacement: 'openpgp/lightweight' }] },
  worker: { format: 'es' },
  build: { target: 'es2023', sourcemap: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  // Without the worker its packages are found late, and the page reloads in its first seconds.
  optimizeDeps: { entries: ['index.html', 'src/worker/identity.worker.ts'] },
  server: { port: 5173, proxy: { '/p2core': homeServer, '/.well-known': homeServer } },
  test: { include: ['{src,server,scripts}/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
}));
