import type { FastifyInstance } from 'fastify';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { addressKey } from '../limits/address.ts';
import type { Limits } from '../limits/limits.ts';
import type { ServerDialect } from './mount.ts';
import { refuseUnread } from './well-formed.ts';

/** What one address may ask of this server in all, files and unknown paths included. Before anything is looked up. */
export function limitEverything(
  app: FastifyInstance,
  limits: Limits,
  writeRefusal: ServerDialect['writeRefusal'],
): void {
  app.addHook('onRequest', async (request, reply) => {
    try {
      limits.count('everything', { address: addressKey(request.ip) });
      return;
    } catch (error) {
      if (error instanceof ProtocolError) return refuseUnread(reply, error, writeRefusal);
      throw error;
    }
  });
}
