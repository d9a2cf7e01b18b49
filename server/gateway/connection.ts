import type { RawData, WebSocket } from 'ws';
import { ProtocolError } from '../../src/protocol/errors.ts';
import {
  CLOSE_CODES,
  type ClientMessage,
  type GatewayFormat,
  type ServerMessage,
} from '../../src/protocol/events.ts';
import type { Caller } from '../http/mount.ts';
import { describeFault, type Log } from '../log.ts';
import type { HomeServer } from '../services/home-server.ts';
import { findCaller } from '../services/tokens.ts';
import { FrameRate } from './frame-rate.ts';
import { CLOSING_TIME, type GatewayLimits, UNREAD_MAX_BYTES } from './limits.ts';
import { readFrame } from './read-frame.ts';
import { acknowledge, EVENT_BATCH, eventsAfter, resumeAt, tellServerKey } from './read-outbox.ts';
import type { Standing } from './standing.ts';

/** Of RFC 6455: an error here; try again later. */
const INTERNAL = 1011;
const TRY_LATER = 1013;

export interface ConnectionOptions {
  readonly home: HomeServer;
  readonly format: GatewayFormat;
  readonly limits: GatewayLimits;
  readonly log: Log;
  /** Is there room for one more of this actor? If so it counts from now on. */
  readonly admit: (connection: Connection, caller: Caller) => boolean;
}

/** Who has identified itself, and how far it has come. */
interface Identified {
  readonly caller: Caller;
  /** The last event that was sent. */
  sent: number;
}

/**
 * One WebSocket. What it does, it does one thing after the other: a frame that comes while another is dealt with waits,
 * and so does a look at the outbox. The outbox alone says what is sent, by its numbers; a wake-up only says "look".
 */
export class Connection {
  readonly #socket: WebSocket;
  readonly #options: ConnectionOptions;
  readonly #rate = new FrameRate();
  #turn: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #identified: Identified | null = null;
  #isWoken = false;
  /** Whoever begins may have missed a change. */
  #isServerKeyNew = true;
  #isEnded = false;
  #endedBy: number | null = null;

  constructor(socket: WebSocket, options: ConnectionOptions) {
    this.#socket = socket;
    this.#options = options;
    socket.on('message', (data, isBinary) => this.#hear(data, isBinary));
    for (const frame of ['ping', 'pong']) socket.on(frame, () => this.#count());
    socket.on('close', () => this.#stop());
    // Told by ws where it ends the connection by itself, with its own code: too long, no UTF-8, no frame.
    socket.on('error', () => this.#leave());
    const { identifyWithin, heartbeatInterval } = options.limits;
    this.#timer = setTimeout(() => this.close(CLOSE_CODES.timeout), identifyWithin);
    this.#send({ type: 'hello', heartbeatInterval });
  }

  /** Null before it has identified itself. */
  get caller(): Caller | null {
    return this.#identified?.caller ?? null;
  }

  /** Once what it does is done. */
  get settled(): Promise<void> {
    return this.#turn;
  }

  /** The code by which it was ended here; null where the client ended it, or nobody could say. */
  get endedBy(): number | null {
    return this.#endedBy;
  }

  /** Ends it; where the client does not answer, without it. */
  close(code: number): void {
    if (this.#isEnded) return;
    this.#endedBy = code;
    this.#socket.close(code);
    this.#leave();
  }

  /** How its session stands now; undefined where its token is no longer good. */
  look(standing: Standing | undefined): void {
    if (!this.#identified || this.#isEnded) return;
    if (!standing) this.close(CLOSE_CODES.invalidAuthentication);
    else if (standing.isServerKeyNew || standing.last > this.#identified.sent) this.#wake(standing);
  }

  /** The client has a moment to answer. */
  #leave(): void {
    this.#stop();
    setTimeout(() => this.#socket.terminate(), CLOSING_TIME).unref();
  }

  #stop(): void {
    this.#isEnded = true;
    clearTimeout(this.#timer);
  }

  /** False where the client sends too much. */
  #count(): boolean {
    const isAllowed = this.#rate.allows(performance.now());
    if (!isAllowed) this.close(CLOSE_CODES.rateLimited);
    return isAllowed;
  }

  #hear(data: RawData, isBinary: boolean): void {
    if (this.#isEnded || !this.#count()) return;
    const read = isBinary ? CLOSE_CODES.invalidPayload : readFrame(this.#options.format, bytesOf(data));
    if (typeof read === 'number') this.close(read);
    else this.#next(() => this.#take(read));
  }

  #wake({ isServerKeyNew }: Standing): void {
    this.#isServerKeyNew ||= isServerKeyNew;
    if (this.#isWoken) return;
    this.#isWoken = true;
    this.#next(async () => {
      this.#isWoken = false;
      await this.#deliver();
    });
  }

  #next(work: () => Promise<void>): void {
    this.#turn = this.#turn
      .then(() => (this.#isEnded ? undefined : work()))
      .catch((error) => this.#fail(error));
  }

  /** A database that does not answer is no fault of the client, and none that lasts. */
  #fail(error: unknown): void {
    const isOutage = error instanceof ProtocolError && error.code === 'UNAVAILABLE';
    this.#options.log({ level: 'error', route: this.#options.format.path, ...describeFault(error) });
    this.close(isOutage ? TRY_LATER : INTERNAL);
  }

  async #take(message: ClientMessage): Promise<void> {
    if (message.type === 'heartbeat') return this.#acknowledge(message.s);
    if (this.#identified) return this.close(CLOSE_CODES.alreadyAuthenticated);
    const caller = await this.#callerOf(message.token);
    if (!caller) return this.close(CLOSE_CODES.invalidAuthentication);
    if (this.#isEnded) return;
    if (!this.#options.admit(this, caller)) return this.close(CLOSE_CODES.rateLimited);
    await this.#begin(caller, message.type === 'resume' ? message.s : null);
  }

  async #callerOf(token: string): Promise<Caller | null> {
    try {
      return await findCaller(this.#options.home, token);
    } catch (error) {
      if (error instanceof ProtocolError && error.status === 401) return null;
      throw error;
    }
  }

  async #begin(caller: Caller, s: number | null): Promise<void> {
    const sent = await resumeAt(this.#options.home, caller.sessionRowId, s);
    if (sent === null) return this.close(CLOSE_CODES.unresumable);
    this.#identified = { caller, sent };
    this.#awaitHeartbeat();
    this.#send({ type: 'resumed', s: sent });
    await this.#deliver();
  }

  async #acknowledge(s: number): Promise<void> {
    if (!this.#identified) return this.close(CLOSE_CODES.notAuthenticated);
    const { caller, sent } = this.#identified;
    if (s > sent) return this.close(CLOSE_CODES.invalidPayload);
    this.#awaitHeartbeat();
    await acknowledge(this.#options.home, caller.sessionRowId, s);
    this.#send({ type: 'heartbeat-ack', s });
  }

  /** After one interval it is asked for, after two it is missing. */
  #awaitHeartbeat(): void {
    if (this.#isEnded) return;
    const { heartbeatInterval } = this.#options.limits;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#send({ type: 'heartbeat-request' });
      this.#timer = setTimeout(() => this.close(CLOSE_CODES.timeout), heartbeatInterval);
    }, heartbeatInterval);
  }

  async #deliver(): Promise<void> {
    if (!this.#identified) return;
    const { home } = this.#options;
    const session = this.#identified.caller.sessionRowId;
    if (this.#isServerKeyNew) await tellServerKey(home, session);
    this.#isServerKeyNew = false;
    for (;;) {
      const events = await eventsAfter(home, session, this.#identified.sent);
      if (!events) return this.close(CLOSE_CODES.unresumable);
      for (const { s, event } of events) {
        this.#send({ type: 'event', s, event });
        this.#identified.sent = s;
      }
      if (events.length < EVENT_BATCH || this.#isEnded) return;
    }
  }

  /** A client that does not read is dropped. */
  #send(message: ServerMessage): void {
    if (this.#isEnded) return;
    this.#socket.send(this.#options.format.writeServerMessage(message));
    if (this.#socket.bufferedAmount <= UNREAD_MAX_BYTES) return;
    this.#stop();
    this.#socket.terminate();
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
