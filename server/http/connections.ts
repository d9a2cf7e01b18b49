import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { addressKey } from '../limits/address.ts';

/** Open at once. Each takes memory and a file descriptor, whether it says anything or not. */
const MOST_CONNECTIONS = 4_000;
/** Of one address, so that nobody alone can take up all of them. Some speak for a whole house. */
const MOST_OF_ONE_ADDRESS = 2_000;
/** Milliseconds in which a part of an answer must be taken. Node looks twice before it believes that nothing was. */
const TAKING_TIMEOUT = 6_000;

/** Is this address a proxy of ours, which speaks for many? */
export type IsTrusted = (address: string) => boolean;

/** Ends at once what comes over these numbers, and each connection whose other side does not take its answer. */
export function limitConnections(
  app: FastifyInstance,
  isTrusted: IsTrusted,
  { most = MOST_CONNECTIONS, mostOfOne = MOST_OF_ONE_ADDRESS } = {},
): void {
  app.server.maxConnections = most;
  const open = new Map<string, number>();
  app.server.on('connection', (socket: Socket) => {
    const { remoteAddress = '' } = socket;
    if (!isTrusted(remoteAddress)) countWhileOpen(open, socket, addressKey(remoteAddress));
    if ((open.get(addressKey(remoteAddress)) ?? 0) > mostOfOne) socket.destroy();
  });
  // Node sets it anew for the time until the next request.
  app.addHook('onSend', async (_request, reply) => {
    reply.raw.setTimeout(TAKING_TIMEOUT, () => reply.raw.destroy());
  });
}

function countWhileOpen(open: Map<string, number>, socket: Socket, key: string): void {
  open.set(key, (open.get(key) ?? 0) + 1);
  socket.once('close', () => {
    const left = (open.get(key) ?? 1) - 1;
    if (left > 0) open.set(key, left);
    else open.delete(key);
  });
}
