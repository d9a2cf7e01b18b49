import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import Fastify from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { listenOn } from '../testing/converse.ts';
import { type IsTrusted, limitConnections } from './connections.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(limits: { most?: number; mostOfOne?: number }, isTrusted: IsTrusted = () => false) {
  const app = Fastify();
  limitConnections(app, isTrusted, limits);
  app.get('/', async () => 'hello');
  // More than what the kernel keeps for who does not read.
  app.get('/much', async () => Buffer.alloc(32 * 1024 * 1024));
  closing.push(() => app.close());
  const { port } = await listenOn(app);
  return { port, server: app.server };
}

function open(port: number, localAddress: string): Socket {
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  socket.on('error', () => {});
  closing.unshift(() => socket.destroy());
  return socket;
}

/** What is answered to one more connection from there; nothing where it is ended at once. */
async function answerTo(port: number, from: string): Promise<string> {
  const socket = open(port, from);
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  await closed(socket);
  return Buffer.concat(parts).toString();
}

/** `once` would reject where it ends with an error. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

async function openMany(port: number, count: number): Promise<Socket[]> {
  const sockets = Array.from({ length: count }, () => open(port, '127.0.0.1'));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  return sockets;
}

test('one address may hold so many connections, and leaves the rest to others', async () => {
  const { port } = await start({ mostOfOne: 3 });
  const [first] = await openMany(port, 3);
  expect(await answerTo(port, '127.0.0.1')).toBe('');
  expect(await answerTo(port, '127.0.0.2')).toMatch(/hello$/);
  first?.destroy();
  await expect.poll(() => answerTo(port, '127.0.0.1')).toMatch(/hello$/);
});

test('a proxy that is trusted may hold more of them', async () => {
  const { port } = await start({ mostOfOne: 3 }, (address) => address === '127.0.0.1');
  await openMany(port, 5);
  expect(await answerTo(port, '127.0.0.1')).toMatch(/hello$/);
});

test('all together may hold so many', async () => {
  const { port } = await start({ most: 3 });
  await openMany(port, 3);
  expect(await answerTo(port, '127.0.0.2')).toBe('');
});

test('who does not take an answer is cut off', async () => {
  const { port, server } = await start({});
  const coming = once(server, 'connection');
  const socket = open(port, '127.0.0.1').pause();
  const [accepted] = await coming;
  const since = performance.now();
  socket.write('GET /much HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await closed(accepted);
  const seconds = (performance.now() - since) / 1000;
  expect(seconds).toBeGreaterThan(5);
  expect(seconds).toBeLessThan(18);
});
