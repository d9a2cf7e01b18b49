import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Answer {
  readonly status: number;
  /** Names and values by turns. */
  readonly headers: readonly string[];
  readonly body: Buffer;
}

/** One request that came to the proxy, and all that can be done with it. */
export class Exchange {
  readonly route: string;
  readonly body: Buffer;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #upstream: string;

  private constructor(request: IncomingMessage, response: ServerResponse, body: Buffer, upstream: string) {
    this.route = `${request.method} ${request.url}`;
    this.body = body;
    this.#request = request;
    this.#response = response;
    this.#upstream = upstream;
  }

  /** Resolves when the whole request is here. */
  static async read(request: IncomingMessage, response: ServerResponse, upstream: string): Promise<Exchange> {
    return new Exchange(request, response, await buffer(request), upstream);
  }

  /** Resolves to the server's whole answer; rejects where it gives none. */
  async forward(): Promise<Answer> {
    const { method, url, rawHeaders } = this.#request;
    const [host, port] = [new URL(this.#upstream).hostname, new URL(this.#upstream).port];
    const out = send({ host, port, method, path: url, headers: plain(rawHeaders), agent: false });
    out.end(this.body);
    const [answer] = (await once(out, 'response')) as [IncomingMessage];
    return { status: answer.statusCode ?? 502, headers: answer.rawHeaders, body: await buffer(answer) };
  }

  answer({ status, headers, body }: Answer): void {
    this.#response.writeHead(status, closing(headers, body.length)).end(body);
  }

  /** Half of it, then nothing. */
  async answerHalf({ status, headers, body }: Answer): Promise<void> {
    this.#response.writeHead(status, closing(headers, body.length));
    const half = body.subarray(0, body.length / 2);
    await new Promise((resolve) => this.#response.write(half, resolve));
    this.cut();
  }

  /** Not even all its headers. */
  async answerLine({ status }: Answer): Promise<void> {
    const { socket } = this.#request;
    await new Promise((resolve) => socket.write(`HTTP/1.1 ${status} OK\r\nContent-Ty`, resolve));
    this.cut();
  }

  /** Resolves when the browser waits for no answer any more. */
  async givenUp(): Promise<void> {
    const { socket } = this.#request;
    if (!socket.destroyed) await once(socket, 'close');
  }

  cut(): void {
    this.#request.socket.destroy();
  }
}

/** Uncompressed, so that a script can be changed on its way. */
function plain(headers: readonly string[]): string[] {
  return without(headers, ['accept-encoding', 'connection']);
}

/** Each connection serves once: else the browser sends again by itself what was cut off. */
function closing(headers: readonly string[], length: number): string[] {
  const kept = without(headers, ['connection', 'keep-alive', 'transfer-encoding', 'content-length']);
  return [...kept, 'connection', 'close', 'content-length', String(length)];
}

function without(headers: readonly string[], names: readonly string[]): string[] {
  return headers.filter((_, index) => !names.includes((headers[index - (index % 2)] ?? '').toLowerCase()));
}
