import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { HOME_DOMAIN, type TwoServers } from './two-servers.ts';

/** Somebody else answers in the home server's place. */
export async function replaceHome({ addresses }: TwoServers, answer: RequestListener): Promise<void> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  addresses.set(HOME_DOMAIN, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** Passes requests on to the home server, but for those that `change` answers. */
export function between({ home }: TwoServers, change: (path: string) => string | null): RequestListener {
  return async (request, response) => {
    const path = request.url ?? '';
    const changed = change(path);
    const { status, text } = changed === null ? await home.ask('GET', path) : { status: 200, text: changed };
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  };
}
