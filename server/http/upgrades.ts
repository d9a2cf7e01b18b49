import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import proxyAddress from '@fastify/proxy-addr';
import type { FastifyInstance } from 'fastify';
import { ProtocolError } from '../../src/protocol/errors.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { addressKey } from '../limits/address.ts';
import type { Limits } from '../limits/limits.ts';
import type { Log } from '../log.ts';
import type { IsTrusted } from './connections.ts';
import type { ServerDialect } from './mount.ts';
import { rawRefusal } from './written-refusal.ts';

/** Milliseconds in which a client that was refused has to leave. */
const LEAVING_TIME = 1_000;

/** Which WebSocket is spoken here, for whoever asked for another (RFC 6455 section 4.4). */
const VERSION = { 'sec-websocket-version': '13' };

/**
 * Which requests leave HTTP: those for a WebSocket at a gateway. Any other that offers to change the protocol (`curl` offers
 * h2c) is a plain one.
 */
export function isUpgrade(dialects: readonly ServerDialect[]): (request: IncomingMessage) => boolean {
  const paths = new Set(dialects.flatMap(({ gateway }) => (gateway ? [gateway.path] : [])));
  return ({ method, url = '', headers: { upgrade = '' } }) =>
    method === 'GET' && upgrade.toLowerCase() === 'websocket' && paths.has(pathOf(url));
}

export interface UpgradeOptions {
  readonly gateway: Gateway;
  readonly limits: Limits;
  /** A proxy of ours, which says whom it speaks for. */
  readonly isTrusted: IsTrusted;
  readonly log: Log;
}

/** Hands what `isUpgrade` let through to the gateway, or refuses it in the dialect's words. */
export function mountUpgrades(
  app: FastifyInstance,
  dialects: readonly ServerDialect[],
  { gateway, limits, isTrusted, log }: UpgradeOptions,
): void {
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Whoever connects may leave before the answer.
    socket.on('error', () => socket.destroy());
    const dialect = dialects.find((each) => each.gateway?.path === pathOf(request.url ?? ''));
    // A Node without `shouldUpgradeCallback` (before 24.9) brings here whatever offers to change the protocol.
    if (!dialect?.gateway) return void socket.destroy();
    const { gateway: format, writeRefusal } = dialect;
    const address = addressKey(proxyAddress(request, isTrusted));
    const refusal =
      tooOften(address, limits) ??
      refusalOf(request, gateway) ??
      gateway.accept(format, address, [request, socket, head]);
    if (refusal) end(socket, rawRefusal(refusal, writeRefusal, VERSION));
    log({ level: 'info', method: 'GET', route: format.path, status: refusal?.status ?? 101 });
  });
  app.addHook('preClose', () => gateway.close());
}

/** Counted like every request of an address. */
function tooOften(address: string, limits: Limits): ProtocolError | null {
  try {
    limits.count('everything', { address });
    return null;
  } catch (error) {
    if (error instanceof ProtocolError) return error;
    throw error;
  }
}

/** Also a query: a token in it would be in every log on the way. */
function refusalOf({ url = '', headers }: IncomingMessage, gateway: Gateway): ProtocolError | null {
  if (!gateway.allows(headers.origin)) return new ProtocolError('FORBIDDEN');
  return url === pathOf(url) ? null : new ProtocolError('INVALID_BODY');
}

function end(socket: Duplex, answer: string): void {
  socket.end(answer);
  setTimeout(() => socket.destroy(), LEAVING_TIME);
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
