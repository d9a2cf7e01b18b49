import { once } from 'node:events';
import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** What only a real connection shows. */
export interface Line {
  readonly port: number;
  /** Everything that the server says to these bytes (a string is Latin-1) until it ends the connection. */
  converse(sent: string): Promise<string>;
}

/** Makes the app listen on a port of its own. */
export async function listenOn(app: FastifyInstance): Promise<Line> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return { port, converse: (sent) => converse(port, sent) };
}

async function converse(port: number, sent: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  socket.write(sent, 'latin1');
  await once(socket, 'close');
  return Buffer.concat(parts).toString();
}
