import type { LineEnd, LineRequest } from '../flows/gateway.ts';
import { CLOSE_CODES, type GatewayEvent, type ServerMessage } from '../protocol/events.ts';

export type WebSocketConstructor = new (url: string) => WebSocket;

/** Milliseconds for the connection and the server's first words. */
const PATIENCE = 20_000;
const GOODBYE = 1000;

/**
 * One WebSocket to a home server (section 9). The token goes in the first message, never in the address. Resolves when
 * it has ended and no event is being dealt with any more.
 */
export async function openLine(WebSocket: WebSocketConstructor, request: LineRequest): Promise<LineEnd> {
  const { homeServer, format } = request;
  if (request.signal?.aborted) return { why: 'stopped', s: request.s, wasLive: false };
  const socket = new WebSocket(homeServer.replace(/^http/, 'ws') + format.path);
  return new Line(socket, request).end;
}

/** What is said on one connection, and how far it has come. */
class Line {
  readonly end: Promise<LineEnd>;
  readonly #socket: WebSocket;
  readonly #request: LineRequest;
  readonly #resolve: (end: LineEnd) => void;
  /** The last event up to which all were dealt with, those that were beyond it, and the last that was heard. */
  #s: number | null;
  readonly #dealt = new Set<number>();
  #heard: number | null = null;
  #isLive = false;
  #isAcknowledged = true;
  #isOver = false;
  #timer: ReturnType<typeof setTimeout>;
  /** By lane: in each, events are dealt with one after the other. */
  readonly #turns = new Map<string, Promise<void>>();

  constructor(socket: WebSocket, request: LineRequest) {
    this.#socket = socket;
    this.#request = request;
    this.#s = request.s;
    const { promise, resolve } = Promise.withResolvers<LineEnd>();
    this.end = promise;
    this.#resolve = resolve;
    this.#timer = setTimeout(() => this.#finish('lost'), PATIENCE);
    socket.addEventListener('message', ({ data }) => this.#hear(data));
    socket.addEventListener('close', ({ code }) => this.#finish(this.#reasonOf(code)));
    // A close follows each error, but where the connection could not even begin that is not certain everywhere.
    socket.addEventListener('error', () => this.#finish(this.#isLive ? 'lost' : 'refused'));
    request.signal?.addEventListener('abort', this.#stop);
  }

  readonly #stop = () => this.#finish('stopped');

  #reasonOf(code: number): LineEnd['why'] {
    if (code === CLOSE_CODES.invalidAuthentication) return 'token-refused';
    if (code === CLOSE_CODES.unresumable) return 'unresumable';
    return this.#isLive ? 'lost' : 'refused';
  }

  #finish(why: LineEnd['why'], cause?: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#request.signal?.removeEventListener('abort', this.#stop);
    this.#socket.close(GOODBYE);
    if (this.#isLive && why !== 'stopped') this.#request.onDead();
    const told = () => ({ why, s: why === 'unresumable' ? null : this.#s, wasLive: this.#isLive, cause });
    void Promise.all(this.#turns.values()).then(() => this.#resolve(told()));
  }

  #hear(data: unknown): void {
    if (this.#isOver) return;
    const message = typeof data === 'string' ? this.#request.format.readServerMessage(data) : null;
    if (message === null) this.#finish(this.#isLive ? 'lost' : 'refused');
    else this.#answer(message);
  }

  #answer(message: ServerMessage): void {
    switch (message.type) {
      case 'hello':
        this.#identify(message.heartbeatInterval);
        break;
      case 'resumed':
        this.#begin(message.s);
        break;
      case 'heartbeat-ack':
        this.#isAcknowledged = true;
        break;
      case 'heartbeat-request':
        this.#beat();
        break;
      case 'event':
        this.#take(message);
    }
  }

  #identify(heartbeatInterval: number): void {
    const { token } = this.#request;
    const resume = { type: 'resume', token, s: this.#s ?? 0 } as const;
    const first = this.#s === null ? ({ type: 'identify', token } as const) : resume;
    this.#socket.send(this.#request.format.writeClientMessage(first));
    this.#keepAlive(heartbeatInterval);
  }

  /** Where nothing was heard since the last heartbeat, the line is dead. */
  #keepAlive(interval: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#isLive || !this.#isAcknowledged) {
        this.#finish('lost');
        return;
      }
      this.#isAcknowledged = false;
      this.#beat();
      this.#keepAlive(interval);
    }, interval);
  }

  #begin(s: number): void {
    this.#isLive = true;
    this.#s = s;
    this.#heard = s;
    this.#request.onLive();
  }

  #beat(): void {
    if (this.#s === null) return;
    this.#socket.send(this.#request.format.writeClientMessage({ type: 'heartbeat', s: this.#s }));
  }

  /** A number that was left out means that something was not heard. */
  #take({ s, event }: Extract<ServerMessage, { type: 'event' }>): void {
    if (this.#heard === null || s > this.#heard + 1) this.#finish('unresumable');
    else if (s === this.#heard + 1) {
      this.#heard = s;
      const lane = event === null ? '' : this.#request.laneOf(event);
      const before = this.#turns.get(lane) ?? Promise.resolve();
      this.#turns.set(
        lane,
        before.then(() => this.#deal(s, event)),
      );
    }
  }

  async #deal(s: number, event: GatewayEvent | null): Promise<void> {
    if (this.#isOver) return;
    try {
      if (event !== null) await this.#request.onEvent(event);
      this.#settle(s);
    } catch (cause) {
      this.#finish('not-dealt-with', cause);
    }
  }

  /** To acknowledge a number is to acknowledge all before it: what was dealt with early waits for those. */
  #settle(s: number): void {
    this.#dealt.add(s);
    while (this.#s !== null && this.#dealt.delete(this.#s + 1)) this.#s += 1;
  }
}
