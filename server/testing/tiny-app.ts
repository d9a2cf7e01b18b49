import type { FastifyInstance, InjectOptions } from 'fastify';
import * as z from 'zod/mini';
import { endpoint } from '../../src/protocol/endpoint.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { refusalBody, writeRefusal } from '../../src/protocol/p2core/refusal.ts';
import { text } from '../../src/protocol/p2core/schemas.ts';
import { parseFid, parseSessionId } from '../../src/protocol/terms.ts';
import { type AppOptions, buildApp } from '../app.ts';
import type { Caller, Mount } from '../http/mount.ts';
import type { LogEntry } from '../log.ts';

/** For tests: a small dialect on the real HTTP layer, with one endpoint of each shape. */

const NOTHING = z.object({});
const common = {
  params: NOTHING,
  body: null,
  bodyLimit: 1024,
  status: 200,
  reply: text,
  errors: [],
} as const;

const readThing = endpoint({
  ...common,
  method: 'GET',
  path: '/tiny/thing/{fid}',
  access: 'public',
  params: z.object({ fid: z.string(), timestamp: z.optional(z.string()) }),
});
const readOwn = endpoint({ ...common, method: 'GET', path: '/tiny/own', access: 'session' });
const writeOwn = endpoint({
  ...common,
  method: 'POST',
  path: '/tiny/own',
  access: 'session',
  body: z.strictObject({ name: text }),
  status: 201,
});
const addMany = endpoint({
  ...common,
  method: 'POST',
  path: '/tiny/many',
  access: 'public',
  body: z.array(text),
  status: 201,
  reply: null,
});
const end = endpoint({
  ...common,
  method: 'PUT',
  path: '/tiny/end',
  access: 'session',
  status: 204,
  reply: null,
});
const fail = endpoint({
  ...common,
  method: 'POST',
  path: '/tiny/fail',
  access: 'public',
  body: z.object({ how: z.string() }),
});

/** Thrown or returned by `POST /tiny/fail`. */
const FAILURES: Readonly<Record<string, () => unknown>> = {
  defect: () => new TypeError('the secret is hunter2'),
  'not an error': () => 'hunter2',
  refusal: () => new ProtocolError('KEYPACKAGE_MALFORMED', { index: 3 }),
  'too often': () => new ProtocolError('RATE_LIMITED', { retryAfter: 1.2 }),
  unavailable: () => new ProtocolError('UNAVAILABLE', { retryAfter: 5 }),
};

function mount(mountOne: Mount): void {
  mountOne(readThing, async ({ params }) => {
    if (!parseFid(params.fid)) throw new ProtocolError('FID_INVALID');
    return { body: `${params.fid} at ${params.timestamp}` };
  });
  mountOne(readOwn, async ({ caller }) => ({ body: caller.fid, headers: { etag: '"7"' } }));
  mountOne(writeOwn, async ({ body, headers }) => ({ body: `${body.name} ${headers['if-match']}` }));
  mountOne(addMany, async () => ({ body: undefined }), {
    refuseBody: (issues) => new ProtocolError('KEYPACKAGE_MALFORMED', { index: Number(issues[0]?.path[0]) }),
  });
  mountOne(end, async () => ({ body: undefined }));
  mountOne(fail, async ({ body }) => {
    const failure = FAILURES[body.how];
    if (failure) throw failure();
    return { body: 'a reply that its schema refuses: \0' };
  });
}

export const TOKEN = 'good-token';

async function authenticate(token: string): Promise<Caller> {
  const [fid, sessionId] = [parseFid('alice@localhost'), parseSessionId('browser')];
  if (token === 'expired') throw new ProtocolError('TOKEN_EXPIRED');
  if (token === 'revoked') throw new ProtocolError('SESSION_REVOKED', { status: 401 });
  if (token !== TOKEN || !fid || !sessionId) throw new ProtocolError('UNAUTHORIZED');
  return { isForeign: false, tokenHash: new Uint8Array(32), actorId: 1, sessionRowId: 1, fid, sessionId };
}

export interface TinyApp {
  readonly app: FastifyInstance;
  /** What it has logged. */
  readonly log: LogEntry[];
  /** Status and code of the answer, which must be a refusal. */
  refusalOf(request: InjectOptions): Promise<string>;
}

export async function tinyApp(
  dashboardFolder = '/nowhere',
  options: Partial<Pick<AppOptions, 'limits' | 'isTrustedProxy' | 'isHealthy'>> = {},
): Promise<TinyApp> {
  const log: LogEntry[] = [];
  const app = await buildApp({
    publicUrl: 'http://localhost:8787',
    dashboardFolder,
    dialects: [{ name: 'tiny', prefix: '/tiny/', writeRefusal, refusal: refusalBody, mount }],
    authenticate,
    isHealthy: async () => true,
    log: (entry) => log.push(entry),
    ...options,
  });
  const refusalOf = async (request: InjectOptions): Promise<string> => {
    const answer = await app.inject(request);
    const { errcode, error } = answer.json();
    if (errcode !== answer.statusCode) throw new Error(`${errcode} in an answer of ${answer.statusCode}`);
    return `${errcode} ${error.replace('P2CORE_', '')}`;
  };
  return { app, log, refusalOf };
}

export const BEARER = { authorization: `Bearer ${TOKEN}` };
export const JSON_TYPE = { 'content-type': 'application/json' };

/** `POST /tiny/own`, which takes `{name}`. */
export function postOwn(body: string | Buffer, headers: object = {}): InjectOptions {
  return { method: 'POST', url: '/tiny/own', headers: { ...BEARER, ...JSON_TYPE, ...headers }, body };
}
