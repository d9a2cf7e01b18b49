import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint } from '../../src/protocol/endpoint.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import type { Limits } from '../limits/limits.ts';
import type { Log } from '../log.ts';
import { endpointFor, sharedRoutes } from './access.ts';
import { API_HEADERS } from './api-headers.ts';
import { checkHeaders, checkLimits, identify, readCall } from './check-request.ts';
import type { Answer, AnyCaller, Authenticate, MountOptions, ServerDialect } from './mount.ts';
import { endpointsAt, mountOtherMethods, NEVER_REACHED } from './other-methods.ts';
import { refuseWith } from './refuse.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the handler where the endpoint asks for a token. */
    caller: AnyCaller | null;
  }
}

interface Mounted {
  readonly endpoint: Endpoint;
  readonly answer: (request: FastifyRequest) => Promise<Answer<Endpoint>>;
  readonly options: MountOptions;
}

export interface ApiOptions {
  readonly dialect: ServerDialect;
  readonly authenticate: Authenticate;
  readonly limits: Limits;
  readonly log: Log;
}

/**
 * Everything below one prefix: the endpoints, and what else may be asked of their paths. The checks of validation.md
 * come in its order, because hooks run before bodies are read and handlers after:
 *
 * 1. The token (401). A path that knows no public method asks for one before it says that a method is wrong. A path
 *    unknown to the API has no rule of access, so it is 404 for everybody. Then whether the route is for its bearer (403).
 * 2. 404, 405. 3. 415. 4. 414. 5. 429, before a body is read. 6. 413. 7. `MALFORMED_JSON`. 8. `INVALID_BODY`.
 */
export async function api(app: FastifyInstance, options: ApiOptions): Promise<void> {
  const { dialect, authenticate, log } = options;
  app.setErrorHandler(refuseWith(dialect.writeRefusal, log));
  refuseUnknownPaths(app);
  // Read as bytes: whether they are JSON, and whether there may be any, is for the endpoint to say.
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
  const mounted: Mounted[] = [];
  dialect.mount((endpoint, handler, mountOptions = {}) => {
    const answer: Mounted['answer'] = async (request) =>
      handler(readCall(request, endpoint, request.caller, mountOptions));
    mounted.push({ endpoint, answer, options: mountOptions });
  });
  for (const sharing of sharedRoutes(mounted)) mountRoute(app, sharing, options);
  const endpoints = mounted.map(({ endpoint }) => endpoint);
  for (const path of new Set(endpoints.map((endpoint) => endpoint.path))) {
    const answering = endpointsAt(path, endpoints);
    mountOtherMethods(app, urlBelow(dialect.prefix, path), answering, authenticate);
  }
  if (dialect.gateway) mountPlainGateway(app, urlBelow(dialect.prefix, dialect.gateway.path), authenticate);
}

/** For who comes there without a WebSocket, which is taken from Node before it is a request: see `upgrades.ts`. */
function mountPlainGateway(app: FastifyInstance, url: string, authenticate: Authenticate): void {
  app.get(url, {
    handler: NEVER_REACHED,
    onRequest: async (request) => {
      checkHeaders(request, { body: null });
      throw new ProtocolError('INVALID_BODY');
    },
  });
  mountOtherMethods(app, url, [{ method: 'GET', access: 'public' }], authenticate);
}

/** In a hook, which runs before the body of such a request is read. */
function refuseUnknownPaths(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(API_HEADERS);
    if (request.is404) throw new ProtocolError('NOT_FOUND');
  });
  app.setNotFoundHandler(NEVER_REACHED);
}

/** Those that share a route have all that fastify has to know in common. */
function mountRoute(
  app: FastifyInstance,
  sharing: readonly [Mounted, ...Mounted[]],
  { dialect, authenticate, limits }: ApiOptions,
): void {
  const { method, path, access } = sharing[0].endpoint;
  app.route({
    method,
    url: urlBelow(dialect.prefix, path),
    bodyLimit: Math.max(...sharing.map(({ endpoint }) => endpoint.bodyLimit)),
    onRequest: async (request) => {
      if (access !== 'public') request.caller = await identify(request, authenticate);
      const { endpoint, options } = endpointFor(sharing, request.caller);
      checkHeaders(request, endpoint);
      checkLimits(request, endpoint, options, limits);
    },
    handler: async (request, reply) => {
      const { endpoint, answer } = endpointFor(sharing, request.caller);
      return sendAnswer(reply, endpoint, await answer(request));
    },
  });
}

/** Fastify puts the prefix in front by itself, and writes parameters `:name`. */
function urlBelow(prefix: string, path: string): string {
  if (!path.startsWith(prefix)) throw new Error(`${path} is not below ${prefix}`);
  return path.slice(prefix.length - 1).replace(/\{(\w+)\}/g, ':$1');
}

/** A body that its schema does not allow is a defect: it does not go out. */
function sendAnswer(reply: FastifyReply, endpoint: Endpoint, answer: Answer<Endpoint>): FastifyReply {
  const body = endpoint.reply && JSON.stringify(endpoint.reply.parse(answer.body));
  reply.code(endpoint.status).headers(answer.headers ?? {});
  return body === null ? reply.send() : reply.type('application/json').send(body);
}
