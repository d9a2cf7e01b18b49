import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const homeServer = `http://localhost:${process.env['PORT'] ?? '8787'}`;

/**
 * HPKE's library turns to Node's crypto where there is no WebCrypto. Such a browser is told so before the worker
 * starts, so the bundle has nothing in that place.
 */
const NO_NODE_CRYPTO = '\0no-node-crypto';
const noNodeCrypto: Plugin = {
  name: 'no-node-crypto',
  enforce: 'pre',
  resolveId: (id) => (id === 'crypto' ? NO_NODE_CRYPTO : null),
  load: (id) => (id === NO_NODE_CRYPTO ? 'export const webcrypto = undefined;' : null),
};

export default defineConfig(({ mode }) => ({
  plugins: [react()],
  // The lightweight build has a browser export only; Node (server, tests) reads the full one.
  resolve: { alias: mode === 'test' ? [] : [{ find: /^openpgp$/, replacement: 'openpgp/lightweight' }] },
  worker: { format: 'es', plugins: () => [noNodeCrypto] },
  build: { target: 'es2023', sourcemap: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  // Without the worker its packages are found late, and the page reloads in its first seconds.
  optimizeDeps: { entries: ['index.html', 'src/worker/identity.worker.ts'] },
  server: { port: 5173, proxy: { '/p2core': homeServer, '/.well-known': homeServer } },
  test: { include: ['{src,server,scripts}/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
}));
