import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, Exchange } from './exchange.ts';
import type { Point } from './journeys.ts';
import { type NetworkFault, treat, type Upstream } from './network-faults.ts';
import { POINT_PATH, PRELUDE } from './prelude.ts';

/** What is to go wrong, once. */
export type Fault =
  | { readonly kind: 'point'; readonly point: Point }
  | { readonly kind: 'sending'; readonly route: string; readonly fault: NetworkFault };

const WORKER = /^GET \/assets\/identity\.worker-[\w-]+\.js$/;
const NOTHING: Answer = { status: 204, headers: [], body: Buffer.alloc(0) };

/** Stands between a browser and its home server. It lets everything through until a fault is armed. */
export class FaultProxy {
  readonly url: string;
  readonly #listening: Server;
  readonly #upstream: Upstream;
  #armed: { readonly fault: Fault; readonly happened: () => void } | null = null;
  #later: (() => Promise<unknown>)[] = [];

  private constructor(server: Server, upstream: Upstream) {
    this.#listening = server;
    this.#upstream = upstream;
    this.url = `http://localhost:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => void this.#serve(request, response));
    // Journeys go wrong here one at a time: what the home server tells by itself would begin others.
    server.on('upgrade', (_request, socket) => socket.destroy());
  }

  /** `upstream`: its address may be set later, as it has to know ours. */
  static async launch(upstream: Upstream): Promise<FaultProxy> {
    const server = createServer().listen(0, 'localhost');
    await once(server, 'listening');
    return new FaultProxy(server, upstream);
  }

  /** The promise resolves when the fault has happened. At a point, the worker stands still from then on. */
  arm(fault: Fault): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#armed = { fault, happened: resolve };
    return promise;
  }

  /** Nothing goes wrong any more. Sends now what was held back until all is over. */
  async disarm(): Promise<void> {
    this.#armed = null;
    await Promise.all(this.#later.splice(0).map((send) => send().catch(() => undefined)));
  }

  async close(): Promise<void> {
    this.#listening.closeAllConnections();
    this.#listening.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = await Exchange.read(request, response, this.#upstream.url).catch(() => null);
    if (!exchange) return;
    // Who is not there gives no answer.
    await this.#treat(exchange).catch(() => exchange.cut());
  }

  async #treat(exchange: Exchange): Promise<void> {
    const { route } = exchange;
    if (route === `POST ${POINT_PATH}`) return this.#hear(exchange);
    if (WORKER.test(route)) return exchange.answer(withPrelude(await exchange.forward()));
    const armed = this.#take(({ fault }) => fault.kind === 'sending' && fault.route === route);
    if (armed?.fault.kind !== 'sending') return exchange.answer(await exchange.forward());
    await treat(armed.fault.fault, exchange, this.#upstream, (send) => this.#later.push(send));
    armed.happened();
  }

  #hear(exchange: Exchange): void {
    const told = exchange.body.toString();
    const armed = this.#take(({ fault }) => fault.kind === 'point' && isSame(fault.point, JSON.parse(told)));
    if (armed) armed.happened();
    else exchange.answer(NOTHING);
  }

  #take(isMeant: (armed: { readonly fault: Fault }) => boolean) {
    const armed = this.#armed;
    if (!armed || !isMeant(armed)) return null;
    this.#armed = null;
    return armed;
  }
}

function isSame(one: Point, other: Point): boolean {
  return (['journey', 'from', 'to', 'when'] as const).every((name) => one[name] === other[name]);
}

function withPrelude({ status, headers, body }: Answer): Answer {
  return { status, headers, body: status === 200 ? Buffer.concat([Buffer.from(PRELUDE), body]) : body };
}
