import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Endpoint } from '../../src/protocol/endpoint.ts';
import * as account from '../../src/protocol/p2core/account-endpoints.ts';
import * as endpoints from '../../src/protocol/p2core/endpoints.ts';
import * as foreign from '../../src/protocol/p2core/foreign-endpoints.ts';
import { expectDeclared } from '../testing/expect-declared.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { type TinyApp, tinyApp } from '../testing/tiny-app.ts';

/** The document as the server gives it. That each answer keeps to it is seen in every test that asks a test server. */

let server: TestServer;
let tiny: TinyApp;

beforeAll(async () => {
  server = await startTestServer();
  tiny = await tinyApp();
});

afterAll(async () => {
  await server.close();
  await tiny.app.close();
});

interface Operation {
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, object>>;
}

type Document = Record<string, unknown> & {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

async function read(): Promise<Document> {
  return (await server.ask('GET', '/openapi.json')).body as Document;
}

async function operation(method: string, path: string): Promise<Operation> {
  const found = (await read()).paths[path]?.[method];
  if (!found) throw new Error(`no ${method} ${path}`);
  return found;
}

test('it is valid OpenAPI 3.1, and so is that of another dialect', async () => {
  for (const document of [await read(), (await tiny.app.inject('/openapi.json')).json()]) {
    const validator = new Validator();
    expect(await validator.validate(document)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(() => validator.resolveRefs()).not.toThrow();
  }
});

test('any origin may read it', async () => {
  const { status, headers } = await server.ask('GET', '/openapi.json');
  expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
  expect(headers['access-control-allow-origin']).toBe('*');
});

test('it has every route that there is', async () => {
  const { paths } = await read();
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const constants = [account, endpoints, foreign].flatMap((each) => Object.values<Endpoint>(each));
  // Some share a route.
  const routes = new Set(constants.map(({ method, path }) => `${method} ${path}`));
  expect(described.sort()).toEqual(['GET /.well-known/polyproto-core', ...routes].sort());
});

describe('an operation tells', () => {
  test('where its parameters stand', async () => {
    const { parameters } = await operation('get', '/p2core/key/user/{fid}');
    expect(parameters.map(({ name, in: where, required }) => [name, where, required])).toEqual([
      ['fid', 'path', true],
      ['timestamp', 'query', false],
    ]);
    const { parameters: headers } = await operation('post', '/p2core/key/user/@me');
    expect(headers).toMatchObject([{ name: 'If-Match', in: 'header', required: false }]);
    const { parameters: secret } = await operation('delete', '/p2core/identity');
    expect(secret).toMatchObject([{ name: 'X-P2-Sensitive-Solution', in: 'header', required: true }]);
  });

  test('whether it wants a token', async () => {
    expect((await operation('post', '/p2core/identity')).security).toEqual([]);
    expect((await operation('delete', '/p2core/identity')).security).toEqual([{ token: [] }]);
  });

  test('its body and its answer', async () => {
    const { requestBody, responses } = await operation('post', '/p2core/session/trust');
    expect(requestBody).toMatchObject({
      required: true,
      content: {
        'application/json': {
          schema: { required: ['username', 'password', 'session_id', 'csr'], additionalProperties: false },
        },
      },
    });
    expect(responses[201]).toMatchObject({
      content: { 'application/json': { schema: { properties: { token: { type: 'string' } } } } },
    });
    expect((await operation('put', '/p2core/keypackage_lr')).responses[204]).not.toHaveProperty('content');
  });

  test('each refusal at its status: those of its own, of every route, and of a token', async () => {
    const { responses } = await operation('post', '/p2core/key/user/@me');
    const { responses: open } = await operation('post', '/p2core/session/trust');
    expect(Object.keys(responses)).toContain('412');
    expect(errorsOf(responses[409])).toEqual(['P2CORE_KEY_IN_USE', 'P2CORE_KEY_SUPERSEDED']);
    expect(errorsOf(responses[401])).toEqual([
      'P2CORE_ID_CERT_INVALID',
      'P2CORE_SESSION_REVOKED',
      'P2CORE_TOKEN_EXPIRED',
      'P2CORE_UNAUTHORIZED',
    ]);
    expect(errorsOf(open[401])).toEqual(['P2CORE_INVALID_CREDENTIALS']);
    expect(errorsOf(open[409])).toContain('P2CORE_SESSION_REVOKED');
    expect(responses[405]).toMatchObject({ headers: { Allow: {} } });
    expect(responses[429]).toMatchObject({ headers: { 'Retry-After': {} } });
  });
});

function errorsOf(answer: unknown): unknown {
  const { content } = answer as { content: Record<string, { schema: { allOf: object[] } }> };
  const narrowed = content['application/json']?.schema.allOf[1] as {
    properties: { error: { enum: unknown } };
  };
  return narrowed.properties.error.enum;
}

/** The check that all other tests rest on. */
describe('an answer is not let pass', () => {
  const date = 'Thu, 01 Jan 2026 00:00:00 GMT';
  const identity =
    (status: number, body: unknown, headers = {}) =>
    () =>
      expectDeclared('POST', '/p2core/identity', {
        status,
        headers: { date, ...headers },
        text: JSON.stringify(body),
      });

  test.each([
    ['of another status', identity(200, { fid: 'a@b' })],
    ['that lacks a member', identity(201, {})],
    ['with a member too many', identity(201, { fid: 'a@b', password: 'x' })],
    ['with an error of another route', identity(404, { errcode: 404, error: 'P2CORE_NO_KEYPACKAGE' })],
    ['with another number than its status', identity(404, { errcode: 400, error: 'P2CORE_NOT_FOUND' })],
    ['of 405 without Allow', identity(405, { errcode: 405, error: 'P2CORE_METHOD_NOT_ALLOWED' })],
  ])('%s', (_what, look) => {
    expect(look).toThrow(/POST \/p2core\/identity may not answer/);
  });

  test('but a good one is', () => {
    expect(identity(201, { fid: 'a@b' })).not.toThrow();
    expect(identity(404, { errcode: 404, error: 'P2CORE_NOT_FOUND' })).not.toThrow();
  });
});
