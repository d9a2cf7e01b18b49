import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importCycles } from './testing/import-cycles.ts';
import { isForTests, type Layers, layerViolations, type Sources } from './testing/layer-rule.ts';

/** The dependency rule, as data. Where it proves wrong, change it here and say why in docs/decisions/. */

const COMPONENTS = ['react', 'react-aria-components', 'lucide-react'];
const PAGE = [...COMPONENTS, 'wouter', '@tanstack/react-query'];
/** What the worker answers, and what it says it in. */
const PAGE_TYPES = ['src/protocol/', 'src/worker/use-cases.ts'];

const LAYERS: Layers = {
  'src/crypto/': {
    imports: [],
    packages: ['@noble/curves', '@noble/hashes', '@scure/base', 'hash-wasm', 'openpgp', 'ts-mls'],
  },
  'src/protocol/': { imports: ['src/crypto/'], packages: ['zod/mini'] },
  'src/storage/': {
    imports: ['src/protocol/'],
    types: [
      'src/flows/activity.ts',
      'src/flows/backup/ports.ts',
      'src/flows/elsewhere.ts',
      'src/flows/foreign/ports.ts',
      'src/flows/patience.ts',
      'src/flows/ports.ts',
      'src/flows/sealed.ts',
      'src/flows/settings.ts',
      'src/flows/ways-in.ts',
    ],
    packages: ['idb', 'zod/mini'],
  },
  'src/network/': {
    imports: ['src/protocol/'],
    types: ['src/flows/gateway.ts', 'src/flows/ports.ts'],
    packages: [],
  },
  'src/flows/': { imports: ['src/protocol/'], packages: [] },
  'src/worker/': {
    imports: ['src/crypto/', 'src/protocol/', 'src/storage/', 'src/network/', 'src/flows/'],
    packages: ['zod/mini'],
  },
  'src/features/': {
    imports: ['src/worker/client.ts', 'src/ui/', 'src/view/', 'src/words/'],
    types: PAGE_TYPES,
    packages: PAGE,
    separate: true,
  },
  'src/app/': {
    imports: ['src/features/', 'src/ui/', 'src/view/', 'src/words/', 'src/worker/client.ts'],
    types: PAGE_TYPES,
    packages: PAGE,
  },
  'src/view/': { imports: ['src/ui/', 'src/words/'], types: PAGE_TYPES, packages: COMPONENTS },
  'src/ui/': { imports: ['src/words/'], packages: [...COMPONENTS, '@tanstack/react-virtual', 'uqr'] },
  // For those who build with src/ui: served by `npm run dev` alone, so nothing may import it.
  'src/gallery/': { imports: ['src/ui/', 'src/words/'], packages: [...COMPONENTS, 'react-dom'] },
  'src/words/': { imports: [], types: PAGE_TYPES, packages: [] },
  'src/main.tsx': {
    imports: ['src/app/', 'src/ui/', 'src/words/', 'src/worker/client.ts'],
    packages: ['react', 'react-dom'],
  },
  'server/': {
    imports: ['src/protocol/', 'src/crypto/'],
    packages: ['node:', '@fastify', 'fastify', 'kysely', 'pg', 'prom-client', 'ws', 'zod/mini'],
  },
};

/** Where the word of a dialect may stand. */
const DIALECT_PLACES = ['src/protocol/p2core/', 'src/protocol/registry.ts', 'server/dialects/'];
const DIALECT_WORD = /p2core/i;

const MOST_LINES = 250;

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = read('{src,server}/**/*.{ts,tsx}');

function read(pattern: string): Sources {
  const paths = globSync(pattern, { cwd: ROOT }).map((path) => path.replaceAll('\\', '/'));
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(`${ROOT}${path}`, 'utf8')]));
}

function dialectWords(sources: Sources): readonly string[] {
  const free = Object.entries(sources).filter(
    ([path]) => !isForTests(path) && !DIALECT_PLACES.some((place) => path.startsWith(place)),
  );
  return free.filter(([, source]) => DIALECT_WORD.test(source)).map(([path]) => path);
}

function longFiles(sources: Sources): readonly string[] {
  const lengths = Object.entries(sources).map(([path, source]) => ({
    path,
    lines: source.split('\n').length - 1,
  }));
  return lengths
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ path, lines }) => `${path}: ${lines} lines`);
}

describe('this repository', () => {
  test('imports only what the layers allow', () => {
    expect(layerViolations(SOURCES, LAYERS)).toEqual([]);
  });

  test('has no import cycle', () => {
    expect(importCycles(SOURCES)).toEqual([]);
  });

  test('names a dialect only in its own folders and in the registry', () => {
    expect(dialectWords(SOURCES)).toEqual([]);
  });

  test(`has no file over ${MOST_LINES} lines`, () => {
    expect(longFiles(read('{src,server,e2e,bench,scripts}/**/*.{ts,tsx,mjs,css}'))).toEqual([]);
  });
});

/** What the table says of one made-up module. */
function verdict(path: string, source: string): readonly string[] {
  return layerViolations({ [path]: source }, LAYERS);
}

describe('the rule', () => {
  test.each([
    ['src/flows/a.ts', "import { open } from '../storage/db.ts';"],
    ['src/flows/a.ts', "import { useState } from 'react';"],
    ['src/flows/a.ts', "import fs from 'node:fs';"],
    ['src/flows/a.ts', "import {\n  one,\n  two,\n} from '../crypto/bytes.ts';"],
    ['src/crypto/a.ts', "import type { Fid } from '../protocol/terms.ts';"],
    ['src/crypto/a.ts', "import { Welcome } from '@wireapp/core-crypto/browser';"],
    ['src/crypto/a.ts', "import { newWireClient } from '../testing/core-crypto.ts';"],
    ['src/storage/a.ts', "export { send } from '../network/http.ts';"],
    ['src/storage/a.ts', "import { clock } from '../flows/ports.ts';"],
    ['src/storage/a.ts', "import { type Clock } from '../flows/ports.ts';"],
    ['src/network/a.ts', "import type { Rotate } from '../flows/rotate.ts';"],
    ['src/protocol/a.ts', "import * as z from 'zod';"],
    ['src/worker/a.ts', "import '../ui/tokens.css';"],
    ['src/features/unlock/a.tsx', "import { Gauge } from '../overview/gauge.tsx';"],
    ['src/features/unlock/a.tsx', "import { parseFid } from '../../protocol/terms.ts';"],
    ['src/features/unlock/a.tsx', "import { serve } from '../../worker/rpc.ts';"],
    ['src/app/a.tsx', "const page = lazy(() => import('../storage/db.ts'));"],
    ['src/app/a.tsx', 'const page = lazy(() => import(name));'],
    ['src/app/a.tsx', "import { shape } from '../worker/use-cases.ts';"],
    ['src/app/a.tsx', "new Worker(new URL('../worker/identity.worker.ts', import.meta.url));"],
    ['src/ui/a.tsx', "import { useQuery } from '@tanstack/react-query';"],
    ['src/ui/a.tsx', "import type { CertificateView } from '../protocol/certificate.ts';"],
    ['src/view/a.tsx', "import { certificatesQuery } from '../features/certificates/queries.ts';"],
    ['src/ui/a.tsx', "import { support } from '../testing/fixtures.ts';"],
    ['src/main.tsx', "import { rows } from './app/a.test.ts';"],
    ['src/main.tsx', "import { Gallery } from './gallery/gallery.tsx';"],
    ['src/app/a.tsx', "const page = lazy(() => import('../gallery/gallery.tsx'));"],
    ['server/a.ts', "import { rotate } from '../src/flows/rotate.ts';"],
    ['server/a.ts', "import { render } from 'react-dom/server';"],
    ['server/a.ts', "import { table } from '../bench/table.ts';"],
    ['src/stray.ts', 'export const stray = 1;'],
  ])('refuses, in %s: %s', (path, source) => {
    expect(verdict(path, source)).toHaveLength(1);
  });

  test.each([
    ['src/storage/a.ts', "import type { Vault } from '../flows/ports.ts';"],
    ['src/features/unlock/a.tsx', "import type { Fid } from '../../protocol/terms.ts';"],
    ['src/features/unlock/a.tsx', "import { Card } from './parts/card.tsx';"],
    ['src/app/a.tsx', "import type { UseCases } from '../worker/use-cases.ts';"],
    ['server/a.ts', "const dashboard = new URL('../dist', import.meta.url);"],
    ['src/storage/a.ts', 'await this.#import(key); await vault.import(key);'],
    ['src/ui/a.tsx', "import { Button } from 'react-aria-components/Button';"],
    ['src/flows/a.test.ts', "import { open } from '../storage/db.ts';"],
    ['src/flows/a.ts', "// import { open } from '../storage/db.ts';\n/* or import('../storage/db.ts') */"],
    ['src/flows/a.ts', "export type Kind = 'a' | 'b';\nexport const from = '../storage/db.ts';"],
  ])('allows, in %s: %s', (path, source) => {
    expect(verdict(path, source)).toEqual([]);
  });

  test('sees a cycle, over types too', () => {
    const cycle = {
      'src/flows/a.ts': "import { b } from './b.ts';",
      'src/flows/b.ts': "import { c } from './c/c.ts';",
      'src/flows/c/c.ts': "import type { A } from '../a.ts';",
    };
    expect(importCycles(cycle)).toEqual([
      'src/flows/a.ts → src/flows/b.ts → src/flows/c/c.ts → src/flows/a.ts',
    ]);
  });

  test('sees the word of a dialect, and a long file', () => {
    expect(dialectWords({ 'server/app.ts': 'P2CORE_', 'server/dialects/a.ts': 'p2core' })).toEqual([
      'server/app.ts',
    ]);
    expect(longFiles({ 'src/ui/a.css': '\n'.repeat(251), 'src/ui/b.css': '\n'.repeat(250) })).toHaveLength(1);
  });
});
