import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Internet } from '../public-https.ts';
import { TLS } from './tls.ts';

/** A server of home.example on loopback, and an internet where that is the one public address. */
export interface HttpsServer {
  readonly internet: Internet;
  /** Paths that it was asked for. */
  readonly asked: string[];
  /** Names that were looked up. */
  readonly lookedUp: string[];
  /** Connections that came in, good for anything or not. */
  readonly connections: () => number;
}

/** Ends with the test. */
export async function startHttpsServer(answer: RequestListener): Promise<HttpsServer> {
  const asked: string[] = [];
  const lookedUp: string[] = [];
  let connections = 0;
  const server = createServer(TLS, (request, response) => {
    asked.push(request.url ?? '');
    return answer(request, response);
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    asked,
    lookedUp,
    connections: () => connections,
    internet: {
      async addressesOf(name) {
        lookedUp.push(name);
        return ['127.0.0.1'];
      },
      isPublic: (address) => address === '127.0.0.1',
      port: (server.address() as AddressInfo).port,
      ca: TLS.cert,
    },
  };
}

export function json(body: unknown, headers: Readonly<Record<string, string>> = {}): RequestListener {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}
