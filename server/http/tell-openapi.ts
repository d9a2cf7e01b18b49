import type { FastifyInstance } from 'fastify';
import type { OpenApi } from '../openapi/document.ts';
import { API_HEADERS } from './api-headers.ts';

/** For whoever writes a client: all routes with all that they may answer. Any origin may read it. */
export function tellOpenApi(app: FastifyInstance, document: OpenApi): void {
  const body = JSON.stringify(document);
  app.get('/openapi.json', { exposeHeadRoute: true }, async (_request, reply) =>
    reply.headers(API_HEADERS).type('application/json').send(body),
  );
}
