import type { FastifyInstance } from 'fastify';
import type { Endpoint } from '../../src/protocol/endpoint.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { PREFLIGHT_HEADERS } from './api-headers.ts';
import { identify } from './check-request.ts';
import type { Authenticate } from './mount.ts';

/** Where a hook has refused already; fastify wants a handler all the same. */
export const NEVER_REACHED = async (): Promise<void> => {};

/** Preflights of a path, and 405 for the methods that none of its endpoints knows. */
export function mountOtherMethods(
  app: FastifyInstance,
  url: string,
  endpoints: readonly Endpoint[],
  authenticate: Authenticate,
): void {
  const known: readonly string[] = endpoints.map((endpoint) => endpoint.method);
  const wrong = app.supportedMethods.filter((method) => method !== 'OPTIONS' && !known.includes(method));
  const allow = known.join(', ');
  mountPreflight(app, url, allow);
  const asksForToken = endpoints.every((endpoint) => endpoint.access === 'session');
  app.route({
    method: wrong,
    url,
    handler: NEVER_REACHED,
    onRequest: async (request, reply) => {
      if (asksForToken) await identify(request, authenticate);
      reply.header('allow', allow);
      throw new ProtocolError('METHOD_NOT_ALLOWED');
    },
  });
}

/** In a hook, so that what such a request carries is not looked at. */
function mountPreflight(app: FastifyInstance, url: string, allow: string): void {
  app.options(url, {
    handler: NEVER_REACHED,
    onRequest: async (_request, reply) => {
      const headers = { ...PREFLIGHT_HEADERS, 'access-control-allow-methods': allow };
      return reply.code(204).headers(headers).send();
    },
  });
}
