import { expect } from 'vitest';
import type { Endpoint } from '../../../../src/protocol/endpoint.ts';
import { STATUS_OF } from '../../../../src/protocol/errors.ts';
import type { Reply, TestServer } from '../../../testing/test-server.ts';
import type { Bench } from './bench.ts';
import type { Case, Sent } from './case.ts';

type Route = Pick<Endpoint, 'method' | 'path'>;

/** The server says what the case says, in exactly these words, and nothing changes. */
export async function expectRefused(bench: Bench, route: Route, bad: Case): Promise<void> {
  bench.policy.registration = bad.registration ?? 'open';
  const sent = await bad.send(bench);
  const before = await bench.server.snapshot();
  const reply = await send(bench.server, route, sent);
  bench.policy.registration = 'open';
  const status = bad.status ?? STATUS_OF[bad.code];
  expect(reply.body).toEqual({
    errcode: status,
    error: `P2CORE_${bad.code}`,
    ...(bad.index === undefined ? {} : { index: bad.index }),
    ...(bad.serial ? { serial: bench.serial } : {}),
  });
  expect(reply.status).toBe(status);
  expectJson(reply);
  expect(reply.headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
  expect(await bench.server.snapshot()).toBe(before);
}

/** The server answers as the endpoint's description says, with not a member more. */
export async function expectAnswered(
  server: TestServer,
  endpoint: Endpoint,
  sent: Sent,
  etag = false,
): Promise<void> {
  const reply = await send(server, endpoint, sent);
  expect([reply.status, reply.error]).toEqual([endpoint.status, undefined]);
  if (endpoint.reply) {
    expectJson(reply);
    expect(endpoint.reply.parse(reply.body)).toEqual(reply.body);
  } else {
    expectNoBody(reply);
  }
  expect(String(reply.headers['etag'])).toMatch(etag ? /^"[1-9][0-9]{0,18}"$/ : /^undefined$/);
}

export function send(server: TestServer, route: Route, { path = route.path, ...ask }: Sent): Promise<Reply> {
  return server.ask(route.method, path, ask);
}

function expectJson({ headers }: Reply): void {
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['content-type']).toMatch(/^application\/json(; charset=utf-8)?$/);
}

function expectNoBody({ text, headers }: Reply): void {
  expect(text).toBe('');
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['content-type']).toBeUndefined();
}
