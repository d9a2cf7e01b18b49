import type { FastifyRequest } from 'fastify';
import type { Endpoint } from '../../src/protocol/endpoint.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { domainOf } from '../../src/protocol/terms.ts';
import { addressKey } from '../limits/address.ts';
import type { Limits } from '../limits/limits.ts';
import type { AnyCaller, Authenticate, Call, MountOptions } from './mount.ts';
import { MAX_URL_LENGTH } from './request-url.ts';
import { parseStrictJson } from './strict-json.ts';

/*
 * The rows of validation.md, "Every route", that one request can break, each as a function. `api.ts` calls them
 * in the order of the table.
 */

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;
const JSON_TYPE = /^application\/json[ \t]*(?:;[ \t]*charset=(?:utf-8|"utf-8"))?$/i;

/** The bearer of the request's token. Throws the 401s. */
export async function identify(request: FastifyRequest, authenticate: Authenticate): Promise<AnyCaller> {
  const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) throw new ProtocolError('UNAUTHORIZED');
  return authenticate(token);
}

/** What the headers alone give away: 415, 414, and a body where the endpoint has none. */
export function checkHeaders(request: FastifyRequest, endpoint: Pick<Endpoint, 'body'>): void {
  const { headers } = request;
  if (endpoint.body && !(JSON_TYPE.test(headers['content-type'] ?? '') && !headers['content-encoding'])) {
    throw new ProtocolError('UNSUPPORTED_MEDIA_TYPE');
  }
  // Node takes compression there too, and does not undo it.
  if (!/^chunked$/i.test(headers['transfer-encoding'] ?? 'chunked')) {
    throw new ProtocolError('UNSUPPORTED_MEDIA_TYPE');
  }
  if (request.url.length > MAX_URL_LENGTH) throw new ProtocolError('URI_TOO_LONG');
  const hasBody = headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
  if (!endpoint.body && hasBody) throw new ProtocolError('INVALID_BODY');
}

/** Counts it, and throws `RATE_LIMITED` where there were too many. */
export function checkLimits(
  request: FastifyRequest,
  endpoint: Endpoint,
  { limited, target }: MountOptions,
  limits: Limits,
): void {
  const { caller } = request;
  const about = target?.(request.params);
  limits.count(limited ?? (endpoint.method === 'GET' ? 'reading' : 'changing'), {
    address: addressKey(request.ip),
    actor: caller ? actorKey(caller) : undefined,
    target: caller && about !== undefined ? `${claimerKey(caller)} ${about}` : undefined,
  });
}

/** An actor of this server by its number, one of another by its name. */
function actorKey(caller: AnyCaller): string {
  return caller.isForeign ? caller.fid : String(caller.actorId);
}

/** All of another domain are one: whoever owns it makes as many actors of it as he likes. */
function claimerKey(caller: AnyCaller): string {
  return caller.isForeign ? domainOf(caller.fid) : String(caller.actorId);
}

/** Puts the call together from what was sent. Throws `MALFORMED_JSON`, `INVALID_BODY` or what `refuseBody` says. */
export function readCall<E extends Endpoint>(
  request: FastifyRequest,
  endpoint: E,
  caller: AnyCaller | null,
  { refuseBody }: MountOptions,
): Call<E> {
  const call = {
    params: readParams(request, endpoint),
    body: readBody(request.body, endpoint, refuseBody),
    headers: request.headers,
    caller,
    address: addressKey(request.ip),
  };
  // The conditional types of `Call` say of each endpoint what its description says here at run time.
  return call as Call<E>;
}

/** A query cannot name a path parameter. */
function readParams(request: FastifyRequest, endpoint: Endpoint): unknown {
  const params = endpoint.params.safeParse({ ...asObject(request.query), ...asObject(request.params) });
  if (!params.success) throw new ProtocolError('INVALID_BODY');
  return params.data;
}

function readBody(bytes: unknown, endpoint: Endpoint, refuseBody: MountOptions['refuseBody']): unknown {
  if (!endpoint.body) return null;
  const body = endpoint.body.safeParse(
    parseStrictJson(bytes instanceof Uint8Array ? bytes : new Uint8Array()),
  );
  if (!body.success) throw refuseBody?.(body.error.issues) ?? new ProtocolError('INVALID_BODY');
  return body.data;
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
