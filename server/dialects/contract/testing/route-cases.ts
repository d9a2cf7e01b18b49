import type * as z from 'zod/mini';
import type { Endpoint, Method } from '../../../../src/protocol/endpoint.ts';
import type { ErrorCode } from '../../../../src/protocol/errors.ts';
import * as foreign from '../../../../src/protocol/p2core/foreign-endpoints.ts';
import { fits } from '../../../testing/fits.ts';
import { BAD_JSON, badShapes } from './bad-bodies.ts';
import type { Bench } from './bench.ts';
import type { Case, Send, Sent } from './case.ts';
import { ROW } from './rows.ts';

/** validation.md, "Every route", made for each endpoint out of its description and a good request. */

const LONG_QUERY = `?${'a'.repeat(2048)}`;

/** The good request, but for this. */
type Spoil = (good: Sent, bench: Bench) => Sent;

interface Route {
  readonly endpoint: Endpoint;
  readonly good: Send;
}

type Row = Omit<Case, 'send' | 'index' | 'serial'>;

export function routeCases(route: Route): Case[] {
  const { endpoint } = route;
  return [
    ...(endpoint.access !== 'public' ? tokenCases(route) : []),
    ...headerCases(route),
    ...(endpoint.body ? bodyCases(route, endpoint.body) : [noBodyCase(route)]),
  ];
}

function caseOf({ good }: Route, row: Row, spoil: Spoil): Case {
  return { ...row, send: async (bench) => spoil(await good(bench), bench) };
}

/** No token at all, or this header in its place. */
function withAuthorization(authorization?: string): Spoil {
  return ({ token: _, headers = {}, ...good }) => ({
    ...good,
    headers: authorization === undefined ? headers : { ...headers, authorization },
  });
}

function tokenCases(route: Route): Case[] {
  const unauthorized = (what: string, authorization?: string): Case =>
    caseOf(route, { row: ROW.token, what, code: 'UNAUTHORIZED' }, withAuthorization(authorization));
  const token = (row: Row, who: (bench: Bench) => string): Case =>
    caseOf(route, row, (good, bench) => ({ ...good, token: who(bench) }));
  return [
    unauthorized('none'),
    unauthorized('another scheme', 'Basic YTpi'),
    unauthorized('an empty one', 'Bearer '),
    unauthorized('one with a space', 'Bearer a b'),
    unauthorized('an unknown one', `Bearer ${'x'.repeat(43)}`),
    token({ row: ROW.expired, what: '31 idle days', code: 'TOKEN_EXPIRED' }, ({ idle }) => idle.token),
    token(
      { row: ROW.revoked, what: 'its own', code: 'SESSION_REVOKED', status: 401 },
      ({ gone }) => gone.token,
    ),
    token(
      { row: ROW.expired, what: '31 idle days of a foreign actor', code: 'TOKEN_EXPIRED' },
      ({ abroad }) => abroad.idle.token,
    ),
    token(
      { row: ROW.revoked, what: 'its own, of a foreign actor', code: 'SESSION_REVOKED', status: 401 },
      ({ abroad }) => abroad.gone.token,
    ),
    ...(isForAll(route.endpoint)
      ? []
      : [
          token(
            { row: null, what: 'of a foreign actor', code: 'FORBIDDEN' },
            ({ abroad }) => abroad.carol.token,
          ),
        ]),
  ];
}

/** Does a foreign actor's token have this route too, or one of its own in the same place? */
function isForAll({ access, method, path }: Endpoint): boolean {
  const twins = Object.values<Endpoint>(foreign).filter(
    (each) => each.method === method && each.path === path,
  );
  return access !== 'session' || twins.length > 0;
}

function headerCases(route: Route): Case[] {
  const { path } = route.endpoint;
  const long = { row: ROW.size, what: 'a query of 2 KiB', code: 'URI_TOO_LONG' } as const;
  const unknown = { row: ROW.path, what: 'a slash too many', code: 'NOT_FOUND' } as const;
  return [
    caseOf(route, long, (good) => ({ ...good, path: `${good.path ?? path}${LONG_QUERY}` })),
    caseOf(route, unknown, (good) => ({ ...good, path: `${good.path ?? path}/` })),
  ];
}

/** A body that nobody asked for is a member too many. */
function noBodyCase(route: Route): Case {
  const row = { row: ROW.shape, what: 'a body where none belongs', code: 'INVALID_BODY' } as const;
  return caseOf(route, row, (good) => ({ ...good, body: {} }));
}

function bodyCases(route: Route, schema: z.ZodMiniType): Case[] {
  const media = (what: string, headers: Readonly<Record<string, string>>): Case =>
    caseOf(route, { row: ROW.type, what, code: 'UNSUPPORTED_MEDIA_TYPE' }, (good) => ({
      ...good,
      headers: { ...good.headers, ...headers },
    }));
  const instead = (row: Row, payload: string | Buffer): Case =>
    caseOf(route, row, ({ body: _, ...good }) => ({ ...good, payload }));
  const size = route.endpoint.bodyLimit;
  return [
    media('another type', { 'content-type': 'text/plain' }),
    media('another charset', { 'content-type': 'application/json; charset=utf-16' }),
    media('gzip', { 'content-encoding': 'gzip' }),
    media('identity', { 'content-encoding': 'identity' }),
    caseOf(
      route,
      { row: ROW.type, what: 'none', code: 'UNSUPPORTED_MEDIA_TYPE' },
      ({ body: _, ...good }) => good,
    ),
    instead({ row: ROW.size, what: 'a body', code: 'PAYLOAD_TOO_LARGE' }, `"${'x'.repeat(size)}"`),
    ...Object.entries(BAD_JSON).map(([what, payload]) =>
      instead({ row: ROW.json, what, code: 'MALFORMED_JSON' }, payload),
    ),
    ...badShapes(schema).map(({ what, code, index, spoil }) => ({
      ...caseOf(route, { row: ROW.shape, what, code }, (good) => ({ ...good, body: spoil(good.body) })),
      ...(index === undefined ? {} : { index }),
    })),
  ];
}

/** Wrong in every way that an endpoint with a body can be, then without what the uppermost row refuses, and so on. */
export function orderCases(route: Route): Case[] {
  const { access, body, path } = route.endpoint;
  if (!body) return [];
  const long = (good: Sent) => `${good.path ?? path}${LONG_QUERY}`;
  const text = { 'content-type': 'text/plain' };
  const payload = '{"a":1,}';
  const row = (code: ErrorCode, what: string): Row => ({ row: null, what, code });
  const cases = [
    caseOf(route, row('UNAUTHORIZED', 'whatever comes'), ({ token: _, body: __, headers, ...good }) => ({
      ...good,
      path: long(good),
      headers: { ...headers, ...text },
      payload,
    })),
    caseOf(route, row('UNSUPPORTED_MEDIA_TYPE', 'not URI_TOO_LONG'), ({ body: _, headers, ...good }) => ({
      ...good,
      path: long(good),
      headers: { ...headers, ...text },
      payload,
    })),
    caseOf(route, row('URI_TOO_LONG', 'not MALFORMED_JSON'), ({ body: _, ...good }) => ({
      ...good,
      path: long(good),
      payload,
    })),
    caseOf(route, row('MALFORMED_JSON', 'not INVALID_BODY'), ({ body: _, ...good }) => ({
      ...good,
      payload,
    })),
  ];
  return access === 'public' ? cases.slice(1) : cases;
}

export interface MethodCase extends Case {
  readonly method: Method | 'HEAD' | 'PATCH';
  /** What the refusal names. */
  readonly allow: ReadonlySet<string>;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The methods that nobody knows at this endpoint's path; `all` endpoints there are. */
export function methodCases({ endpoint, good }: Route, all: readonly Route[]): MethodCase[] {
  const known = all.map((route) => route.endpoint).filter(({ path }) => fits(path, endpoint.path));
  const allow = new Set<string>(known.map(({ method }) => method));
  const wrong = METHODS.filter((method) => !allow.has(method));
  return wrong.map((method) => ({
    row: ROW.method,
    what: method,
    code: 'METHOD_NOT_ALLOWED',
    method,
    allow,
    send: async (bench) => {
      const { path = endpoint.path } = await good(bench);
      return { token: bench.alice.token, path };
    },
  }));
}
