import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A line that can go dead, with nobody told. */
export class Cable {
  readonly address: string;
  readonly #sockets: Socket[];
  readonly close: () => Promise<unknown>;

  private constructor(address: string, sockets: Socket[], close: () => Promise<unknown>) {
    this.address = address;
    this.#sockets = sockets;
    this.close = close;
  }

  static async to(address: string): Promise<Cable> {
    const { port, hostname: host } = new URL(address);
    const sockets: Socket[] = [];
    const listening = createServer((near) => {
      const far = connect({ port: Number(port), host });
      near.pipe(far).pipe(near);
      for (const each of [near, far]) each.on('error', () => {});
      sockets.push(near, far);
    }).listen(0, '127.0.0.1');
    await once(listening, 'listening');
    const at = listening.address();
    if (at === null || typeof at === 'string') throw new Error('no port');
    const close = () => {
      for (const each of sockets) each.destroy();
      return once(listening.close(), 'close');
    };
    return new Cable(`http://127.0.0.1:${at.port}`, sockets, close);
  }

  cut(): void {
    for (const each of this.#sockets) each.unpipe();
  }
}
