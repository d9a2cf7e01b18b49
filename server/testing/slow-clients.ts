import { connect, type Socket } from 'node:net';

/**
 * A process that opens so many slow connections to a port, three kinds in equal parts, and keeps them as long as the server
 * lets it. Prints a line once all are open, and when all are gone how many seconds the longest one lived.
 */

const [port = 0, count = 0] = process.argv.slice(2).map(Number);
/** How many connect at a time: the kernel keeps a few hundred for a server that has not come to them yet. */
const AT_ONCE = 100;

const HEAD = 'POST /p2core/session/trust HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
/** What is sent at once, and what then drips, a byte every other second. */
const KINDS = [
  { at: `${HEAD}X-Slow: `, drip: 'a' },
  { at: `${HEAD}Content-Length: 4000\r\n\r\n{`, drip: ' ' },
  { at: '', drip: '' },
] as const;

async function open(index: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => {});
  socket.resume();
  const kind = KINDS[index % KINDS.length] ?? KINDS[0];
  socket.write(kind.at);
  const dripping = setInterval(() => socket.write(kind.drip), 2000);
  socket.once('close', () => clearInterval(dripping));
  return socket;
}

/** Seconds until the server ends it. */
function lifeOf(socket: Socket): Promise<number> {
  const since = performance.now();
  return new Promise((resolve) => {
    socket.once('close', () => resolve((performance.now() - since) / 1000));
  });
}

const lives: Promise<number>[] = [];
while (lives.length < count) {
  const next = Array.from({ length: Math.min(AT_ONCE, count - lives.length) }, (_, index) =>
    open(lives.length + index),
  );
  for (const socket of await Promise.all(next)) lives.push(lifeOf(socket));
}
process.stdout.write('open\n');
process.stdout.write(`${Math.max(...(await Promise.all(lives)))}\n`);
