import type { FastifyInstance } from 'fastify';
import type { Endpoint } from '../../src/protocol/endpoint.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { PREFLIGHT_HEADERS } from './api-headers.ts';
import { identify } from './check-request.ts';
import type { Authenticate } from './mount.ts';

/** Where a hook has refused already; fastify wants a handler all the same. */
export const NEVER_REACHED = async (): Promise<void> => {};

/**
 * Who answers at a path: its own endpoints, and for a method that these lack, the endpoint whose parameter takes a word
 * of the path. (The router looks for a method's parameters even where other methods know the path literally.)
 */
export function endpointsAt(path: string, all: readonly Endpoint[]): readonly Endpoint[] {
  const own = all.filter((endpoint) => endpoint.path === path);
  const methods = own.map(({ method }) => method);
  return [...own, ...all.filter((each) => takes(each.path, path) && !methods.includes(each.method))];
}

function takes(pattern: string, path: string): boolean {
  const [patterns, words] = [pattern.split('/'), path.split('/')];
  return (
    patterns.length === words.length &&
    patterns.every((each, index) => each.startsWith('{') || each === words[index])
  );
}

/** Preflights of a path, and 405 for the methods that none of its endpoints knows. */
export function mountOtherMethods(
  app: FastifyInstance,
  url: string,
  endpoints: readonly Pick<Endpoint, 'method' | 'access'>[],
  authenticate: Authenticate,
): void {
  const known: readonly string[] = [...new Set(endpoints.map((endpoint) => endpoint.method))];
  const wrong = app.supportedMethods.filter((method) => method !== 'OPTIONS' && !known.includes(method));
  const allow = known.join(', ');
  mountPreflight(app, url, allow);
  const asksForToken = endpoints.every((endpoint) => endpoint.access !== 'public');
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
