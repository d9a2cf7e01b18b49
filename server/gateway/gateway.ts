import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { ProtocolError } from '../../src/protocol/errors.ts';
import type { GatewayFormat } from '../../src/protocol/events.ts';
import type { Caller } from '../http/mount.ts';
import { describeFault, type Log } from '../log.ts';
import type { HomeServer } from '../services/home-server.ts';
import { Connection } from './connection.ts';
import {
  CONNECTIONS_PER_ACTOR,
  FRAGMENTS_MOST,
  FRAME_MAX_BYTES,
  type GatewayLimits,
  LIMITS,
} from './limits.ts';
import { nameOf, standingsOf } from './standing.ts';
import { Unidentified } from './unidentified.ts';

/** Of RFC 6455: the server goes away. */
const GOING_AWAY = 1001;

export interface GatewayOptions {
  readonly home: HomeServer;
  /** Of PostgreSQL, for hearing other processes; null for the embedded database. */
  readonly databaseUrl: string | null;
  /** Of the pages that may connect; who is no browser names none. */
  readonly origins: readonly string[];
  readonly log: Log;
  readonly limits?: GatewayLimits;
}

/** What Node gives of a request that leaves HTTP. */
export type Handshake = readonly [request: IncomingMessage, socket: Duplex, head: Buffer];

/** Every WebSocket of this process. */
export class Gateway {
  readonly #options: Required<GatewayOptions>;
  readonly #origins: ReadonlySet<string>;
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: FRAME_MAX_BYTES,
    maxFragments: FRAGMENTS_MOST,
    perMessageDeflate: false,
  });
  /** With their actor, once they have one. */
  readonly #connections = new Map<Connection, number | null>();
  readonly #ofActor = new Map<number, Set<Connection>>();
  readonly #unidentified = new Unidentified<Connection>();
  /** While there are connections, or were: ends the wake-ups. */
  #hearing: (() => Promise<void>) | null = null;
  readonly #looks = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: GatewayOptions) {
    this.#options = { limits: LIMITS, ...options };
    this.#origins = new Set(options.origins);
    // Heard so that ws leaves the answer to us.
    this.#server.on('wsClientError', () => {});
  }

  /** How many are open, now. */
  get size(): number {
    return this.#connections.size;
  }

  allows(origin: string | undefined): boolean {
    return origin === undefined || this.#origins.has(origin);
  }

  /** Why a handshake is refused; nothing was answered then. Null once it is accepted. `address`: whose it is, as it is counted. */
  accept(format: GatewayFormat, address: string, [request, socket, head]: Handshake): ProtocolError | null {
    const refusal = this.#unidentified.refusalOf(address);
    if (refusal) return refusal;
    let isAccepted = false;
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      isAccepted = true;
      this.#open(format, address, webSocket);
    });
    return isAccepted ? null : new ProtocolError('INVALID_BODY');
  }

  /** Ends every connection; a client has a moment to answer. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const connections = [...this.#connections.keys()];
    for (const connection of connections) connection.close(GOING_AWAY);
    await this.#hearing?.();
    await Promise.all([...this.#looks, ...connections.map(({ settled }) => settled)]);
  }

  #open(format: GatewayFormat, address: string, webSocket: WebSocket): void {
    this.#hear();
    const { home, limits, log } = this.#options;
    const admit = (one: Connection, caller: Caller) => this.#admit(one, caller);
    const connection = new Connection(webSocket, { home, format, limits, log, admit });
    this.#connections.set(connection, null);
    this.#unidentified.add(connection, address);
    webSocket.once('close', (code) => {
      this.#forget(connection);
      log({ level: 'info', route: format.path, closed: connection.endedBy ?? code });
    });
    if (this.#isClosed) connection.close(GOING_AWAY);
  }

  #hear(): void {
    if (this.#hearing || this.#isClosed) return;
    const { home, databaseUrl } = this.#options;
    this.#hearing = home.wakeUps.subscribe((actor) => {
      void this.#look(actor === null ? this.#connections.keys() : (this.#ofActor.get(actor) ?? []));
    }, databaseUrl);
    this.#lookAgain();
  }

  #lookAgain(): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(async () => {
      await this.#look(this.#connections.keys());
      this.#lookAgain();
    }, this.#options.limits.lookEvery);
  }

  #look(connections: Iterable<Connection>): Promise<void> {
    const look = this.#lookAt([...connections]).finally(() => this.#looks.delete(look));
    this.#looks.add(look);
    return look;
  }

  /** Whether their tokens are still good, and whether there is news for them. While the database is away, they stay. */
  async #lookAt(connections: readonly Connection[]): Promise<void> {
    const looking = connections.flatMap((connection) =>
      connection.caller ? [{ connection, hash: connection.caller.tokenHash }] : [],
    );
    if (looking.length === 0) return;
    try {
      const standings = await standingsOf(
        this.#options.home,
        looking.map(({ hash }) => hash),
      );
      for (const { connection, hash } of looking) connection.look(standings.get(nameOf(hash)));
    } catch (error) {
      this.#options.log({ level: 'error', ...describeFault(error) });
    }
  }

  #admit(connection: Connection, { actorId }: Caller): boolean {
    const others = this.#ofActor.get(actorId) ?? new Set();
    if (others.size >= CONNECTIONS_PER_ACTOR || !this.#connections.has(connection)) return false;
    this.#unidentified.delete(connection);
    this.#connections.set(connection, actorId);
    this.#ofActor.set(actorId, others.add(connection));
    return true;
  }

  #forget(connection: Connection): void {
    const actor = this.#connections.get(connection) ?? null;
    this.#connections.delete(connection);
    this.#unidentified.delete(connection);
    if (actor === null) return;
    const others = this.#ofActor.get(actor);
    others?.delete(connection);
    if (others?.size === 0) this.#ofActor.delete(actor);
  }
}
