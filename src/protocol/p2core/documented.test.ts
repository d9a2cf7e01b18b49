import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { STATUS_OF } from '../errors.ts';
import * as account from './account-endpoints.ts';
import * as endpoints from './endpoints.ts';
import * as foreign from './foreign-endpoints.ts';

/** `docs/protocol.md` says what the constants say. */

const PAGE = readFileSync(new URL('../../../docs/protocol.md', import.meta.url), 'utf8');
const ROUTES = [...Object.values(endpoints), ...Object.values(account), ...Object.values(foreign)];

test.each(ROUTES.map(({ method, path, status }) => [`${method} ${path}`, status] as const))(
  'the page has a row for %s, and its status',
  (route, status) => {
    const row = PAGE.split('\n').find((line) => line.startsWith(`| \`${route}\``));
    expect(row).toContain(`→ ${status}`);
  },
);

test('the page has no row for a route that is not there', () => {
  const rows = [...PAGE.matchAll(/^\| `((?:GET|POST|PUT|DELETE) \/p2core[^`]+)`/gm)].map(
    ([, route]) => route,
  );
  expect(rows.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
});

test.each(Object.keys(STATUS_OF))('the page names %s', (code) => {
  expect(PAGE).toContain(`\`${code}\``);
});
