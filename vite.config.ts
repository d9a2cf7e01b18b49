import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { licences } from './scripts/licences.ts';
import { findPrograms } from './server/testing/postgresql/programs.ts';

const homeServer = `http://localhost:${process.env['PORT'] || '8787'}`;

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

/** What only makes sense on PostgreSQL. */
const ONLY_POSTGRESQL = ['server/**/*postgresql.test.ts', 'server/testing/postgresql/*.test.ts'];
/** What must hold on every database that the server can run on. */
const EVERY_DATABASE = [
  'server/{admin,backup,dialects,metrics,services,soak/claims}/**/*.test.ts',
  'server/db/{contract,old-versions/old-versions}.test.ts',
];

/** Every test there is, with the embedded database. */
const sqlite: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'sqlite',
    include: ['{src,server,bench,scripts}/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, ...ONLY_POSTGRESQL],
  },
};

/** The server's contract again, on a throwaway PostgreSQL; where that is not installed, a test that says so. */
const postgresql: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'postgresql',
    include: findPrograms()
      ? [...ONLY_POSTGRESQL, ...EVERY_DATABASE]
      : ['server/testing/postgresql/installed.test.ts'],
    globalSetup: 'server/testing/postgresql/global-setup.ts',
  },
};

const shipped = licences();

export default defineConfig(({ mode }) => ({
  plugins: [react(), shipped.page],
  // The lightweight build has a browser export only; Node (server, tests) reads the full one.
  resolve: { alias: mode === 'test' ? [] : [{ find: /^openpgp$/, replacement: 'openpgp/lightweight' }] },
  worker: { format: 'es', plugins: () => [noNodeCrypto, shipped.worker] },
  build: {
    target: 'es2023',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Each file costs a slow line a round trip: one style sheet, and no crumbs of scripts.
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first-page', tags: ['$initial'] }] } } },
  },
  // Without the worker its packages are found late, and the page reloads in its first seconds.
  optimizeDeps: { entries: ['index.html', 'src/worker/identity.worker.ts'] },
  server: { port: 5173, proxy: { '/p2core': { target: homeServer, ws: true }, '/.well-known': homeServer } },
  // One core stays free unless told otherwise: of two, that is half of them.
  test: { testTimeout: 30_000, hookTimeout: 60_000, maxWorkers: '100%', projects: [sqlite, postgresql] },
}));
