import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { freePort } from '../testing/free-port.ts';
import {
  type AskForeignServer,
  askForeignServers,
  type Behalf,
  type ForeignServer,
} from './foreign-servers.ts';
import { type HttpsServer, json, startHttpsServer } from './testing/https-server.ts';

const GET = { method: 'GET', path: '/here', headers: {}, body: null } as const;
const talk = ({ http }: ForeignServer) => http.send(GET).then(({ status }) => status);

interface Asking {
  ask<T>(domain: string, talk: (server: ForeignServer) => Promise<T>, behalf?: Behalf): Promise<T>;
  readonly clock: { now: number };
}

function asking({ internet }: HttpsServer): Asking {
  const clock = { now: 1000 };
  const askAbout: AskForeignServer = askForeignServers({ internet, now: () => clock.now });
  return { clock, ask: (domain, talk, behalf = 'stranger') => askAbout({ domain, behalf }, talk) };
}

/** Says that its API is at this address. */
function at(api: string): RequestListener {
  return json({ api, dialects: ['one', 'two'] });
}

/** The seconds after which it may be asked again. */
async function refusalOf(asked: Promise<unknown>): Promise<number | undefined> {
  const error = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProtocolError) || error.code !== 'UNAVAILABLE') throw error;
  return error.details.retryAfter;
}

describe('a home server', () => {
  test('is where its domain says, with a path and a slash or without', async () => {
    const server = await startHttpsServer(at('https://home.example/p/'));
    expect(await asking(server).ask('home.example', talk)).toBe(200);
    expect(server.asked).toEqual(['/.well-known/polyproto-core', '/p/here']);
  });

  test('tells its dialects', async () => {
    const server = await startHttpsServer(at('https://home.example'));
    expect(await asking(server).ask('home.example', async ({ dialects }) => dialects)).toEqual([
      'one',
      'two',
    ]);
  });

  test.each(['http://home.example', 'https://127.0.0.1', 'https://[::1]/', 'https://home.example:22', 'x:y'])(
    'is not looked for at %s, though its domain says so',
    async (api) => {
      const server = await startHttpsServer(at(api));
      expect(await refusalOf(asking(server).ask('home.example', talk))).toBe(30);
      expect(server.asked).toEqual(['/.well-known/polyproto-core']);
    },
  );

  test.each(['127.0.0.1', '2130706433', '0x7f.1', '127.1'])('is not looked for at %s', async (domain) => {
    const server = await startHttpsServer(at('https://home.example'));
    expect(await refusalOf(asking(server).ask(domain, talk))).toBe(30);
    expect(server.connections()).toBe(0);
  });

  test.each<[string, RequestListener]>([
    ['nonsense', json('x')],
    ['something else', json({ api: 'https://home.example' })],
    [
      'a refusal',
      (_request, response) => void response.writeHead(404, { 'content-type': 'application/json' }).end('{}'),
    ],
    ['what only looks like JSON', json('[[[[[[')],
  ])('that answers %s is unavailable, and left alone for half a minute', async (_, answer) => {
    const server = await startHttpsServer(answer);
    const { ask, clock } = asking(server);
    expect(await refusalOf(ask('home.example', talk))).toBe(30);
    clock.now += 29;
    expect(await refusalOf(ask('home.example', talk))).toBe(1);
    expect(server.asked).toHaveLength(1);
    clock.now += 1;
    expect(await refusalOf(ask('home.example', talk))).toBe(30);
    expect(server.asked).toHaveLength(2);
  });

  test('that refuses is not left alone: it has answered', async () => {
    const server = await startHttpsServer(at('https://home.example'));
    const { ask } = asking(server);
    const refuse = () => Promise.reject(new ProtocolError('RATE_LIMITED'));
    expect(await refusalOf(ask('home.example', refuse))).toBe(30);
    expect(await ask('home.example', talk)).toBe(200);
  });
});

test('a home server that is named below localhost is found on this machine, whatever its system makes of the name', async () => {
  const port = await freePort('localhost');
  const server = createServer(at('https://home.example')).listen(port, 'localhost');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const named = new Map([['other.localhost', `http://other.localhost:${port}`]]);
  const ask = askForeignServers({ now: () => 1000, named });
  expect(await ask({ domain: 'other.localhost', behalf: 'stranger' }, talk)).toBe(200);
});

describe('conversations', () => {
  test('are at most four at a time with one domain', async () => {
    const server = await startHttpsServer(at('https://home.example'));
    const { ask } = asking(server);
    const { promise, resolve } = Promise.withResolvers<void>();
    const held = Array.from({ length: 4 }, () => ask('home.example', () => promise));
    expect(await refusalOf(ask('home.example', talk))).toBe(1);
    resolve();
    await Promise.all(held);
    expect(await ask('home.example', talk)).toBe(200);
  });

  test('are at most sixty in a minute with one domain', async () => {
    const server = await startHttpsServer(at('https://home.example'));
    const { ask, clock } = asking(server);
    for (let times = 0; times < 60; times++) await ask('home.example', async () => {});
    clock.now += 59;
    expect(await refusalOf(ask('home.example', talk))).toBe(1);
    expect(server.asked).toHaveLength(60);
    clock.now += 1;
    expect(await ask('home.example', talk)).toBe(200);
  });

  test('of strangers take nothing from those of sessions', async () => {
    const server = await startHttpsServer(at('https://home.example'));
    const { ask } = asking(server);
    for (let times = 0; times < 60; times++) await ask('home.example', async () => {});
    expect(await refusalOf(ask('home.example', talk))).toBe(60);
    expect(await ask('home.example', talk, 'session')).toBe(200);
  });

  test('that fail by a mistake of ours say so', async () => {
    const server = await startHttpsServer(at('https://home.example'));
    const fail = () => Promise.reject(new TypeError('ours'));
    await expect(asking(server).ask('home.example', fail)).rejects.toThrow(TypeError);
  });
});
