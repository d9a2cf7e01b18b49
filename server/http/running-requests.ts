import { finished } from 'node:stream/promises';
import type { FastifyInstance } from 'fastify';

/**
 * Makes `app.close()` wait until every request has its answer, and no longer. Fastify waits for the connections of
 * one server, but where localhost means both 127.0.0.1 and ::1 it has two; and it lets a connection stay open whose
 * request began before.
 */
export function finishRunningRequests(app: FastifyInstance): void {
  const running = new Set<Promise<void>>();
  let isClosing = false;
  app.addHook('onRequest', async (_request, reply) => {
    // It fails where the client has gone: nothing to wait for then either.
    const answered = finished(reply.raw).catch(() => {});
    running.add(answered);
    answered.finally(() => running.delete(answered));
  });
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
  app.addHook('onClose', async () => {
    await Promise.all(running);
  });
}
