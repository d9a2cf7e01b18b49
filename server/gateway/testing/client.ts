import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { ClientMessage, GatewayEvent, ServerMessage } from '../../../src/protocol/events.ts';
import { gatewayFormat } from '../../../src/protocol/p2core/gateway.ts';

/** A client of the gateway, on a real socket. */
export class GatewayClient {
  /** All that the server has said, in order. */
  readonly heard: ServerMessage[] = [];
  readonly socket: WebSocket;
  /** The code by which the connection ended. */
  readonly closed: Promise<number>;
  #changed: () => void = () => {};

  /** `address`: of the server, beginning with `http`. */
  constructor(address: string, headers: Readonly<Record<string, string>> = {}) {
    this.socket = new WebSocket(address.replace('http', 'ws') + gatewayFormat.path, { headers });
    this.socket.on('error', () => {});
    this.closed = once(this.socket, 'close').then(([code]) => Number(code));
    this.socket.on('message', (data) => {
      const message = gatewayFormat.readServerMessage(String(data));
      if (!message) throw new Error(`not what a server may say: ${data}`);
      this.heard.push(message);
      this.#changed();
    });
  }

  get events(): readonly { readonly s: number; readonly event: GatewayEvent | null }[] {
    return this.heard.flatMap((message) => (message.type === 'event' ? [message] : []));
  }

  /** After connecting, which takes as long as it takes. */
  async say(message: ClientMessage): Promise<void> {
    await this.sayRaw(gatewayFormat.writeClientMessage(message));
  }

  async sayRaw(data: string | Uint8Array): Promise<void> {
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, 'open');
    this.socket.send(data);
  }

  /** Resolves once the server has said something of which this is true; milliseconds, after which it rejects. */
  async until(isSaid: (heard: readonly ServerMessage[]) => boolean, within = 5_000): Promise<void> {
    const deadline = performance.now() + within;
    while (!isSaid(this.heard)) {
      const left = deadline - performance.now();
      if (left <= 0) throw new Error(`not heard: only ${JSON.stringify(this.heard).slice(0, 2_000)}`);
      await Promise.race([
        new Promise<void>((resolve) => {
          this.#changed = resolve;
        }),
        new Promise((resolve) => setTimeout(resolve, left)),
      ]);
    }
  }

  /** Identifies, or resumes after `s`, and waits for the answer. */
  async begin(token: string, s?: number): Promise<this> {
    await this.say(s === undefined ? { type: 'identify', token } : { type: 'resume', token, s });
    await this.until((heard) => heard.some(({ type }) => type === 'resumed'));
    return this;
  }

  untilEvents(count: number, within?: number): Promise<void> {
    return this.until(() => this.events.length >= count, within);
  }

  /** Without a word to the server. */
  cut(): void {
    this.socket.terminate();
  }
}
