import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UNIDENTIFIED } from '../gateway/limits.ts';
import { GatewayClient } from '../gateway/testing/client.ts';
import { type GatewayServer, startGatewayServer } from '../gateway/testing/gateway-server.ts';
import { addressKey } from '../limits/address.ts';
import { LIMITS } from '../limits/table.ts';
import { startLimitedServer } from '../testing/test-server.ts';
import { enrol } from '../testing/test-session.ts';

/** How a connection to the gateway begins, and which do not. */

const PATH = '/p2core/gateway';
const HANDSHAKE = [
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
];

let server: GatewayServer;

beforeAll(async () => {
  server = await startGatewayServer();
});

afterAll(() => server.close());

/** What the server says to these headers, until it ends or has switched. */
async function answer(line: string, headers: readonly string[], address = server.address): Promise<string> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  let said = '';
  socket.on('data', (part: Buffer) => {
    said += part.toString('latin1');
    if (said.startsWith('HTTP/1.1 101')) socket.destroy();
  });
  socket.write(`${[`${line} HTTP/1.1`, 'Host: localhost', ...headers].join('\r\n')}\r\n\r\n`);
  await once(socket, 'close');
  return said;
}

function refusal(status: number, code: string): RegExp {
  return new RegExp(`^HTTP/1.1 ${status} [^]*\\{"errcode":${status},"error":"P2CORE_${code}"\\}$`);
}

describe('the origin', () => {
  test.each(['http://localhost', undefined])('%s is let in', async (origin) => {
    const headers = origin === undefined ? HANDSHAKE : [...HANDSHAKE, `Origin: ${origin}`];
    expect(await answer(`GET ${PATH}`, headers)).toMatch(/^HTTP\/1\.1 101 /);
  });

  test.each(['https://evil.example', 'null', 'https://localhost', 'http://localhost:5173', ''])(
    '%j is refused',
    async (origin) => {
      const said = await answer(`GET ${PATH}`, [...HANDSHAKE, `Origin: ${origin}`]);
      expect(said).toMatch(refusal(403, 'FORBIDDEN'));
    },
  );
});

describe('what is no handshake', () => {
  const without = (name: string) => HANDSHAKE.filter((header) => !header.startsWith(name));

  test.each([
    ['no version', [...without('Sec-WebSocket-Version')]],
    ['another version', [...without('Sec-WebSocket-Version'), 'Sec-WebSocket-Version: 7']],
    ['no key', [...without('Sec-WebSocket-Key')]],
    ['a bad key', [...without('Sec-WebSocket-Key'), 'Sec-WebSocket-Key: AAAA']],
  ])('is refused, and told which version is spoken: %s', async (_what, headers) => {
    const said = await answer(`GET ${PATH}`, headers);
    expect(said).toMatch(refusal(400, 'INVALID_BODY'));
    expect(said).toMatch(/\r\nsec-websocket-version: 13\r\n/);
  });

  test('is refused with a token in the URL, which is not logged', async () => {
    expect(await answer(`GET ${PATH}?token=secret`, HANDSHAKE)).toMatch(refusal(400, 'INVALID_BODY'));
    expect(JSON.stringify(server.log)).not.toContain('secret');
  });

  test('is refused where it is a plain GET', async () => {
    expect(await answer(`GET ${PATH}`, ['Connection: close'])).toMatch(refusal(400, 'INVALID_BODY'));
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('is a wrong method: %s', async (method) => {
    const said = await answer(`${method} ${PATH}`, ['Connection: close']);
    expect(said).toMatch(refusal(405, 'METHOD_NOT_ALLOWED'));
    expect(said).toMatch(/\r\nallow: GET\r\n/);
  });

  test('is a plain request where it asks for another protocol, or at another path', async () => {
    const h2c = ['Connection: Upgrade, close', 'Upgrade: h2c'];
    expect(await answer('GET /p2core/key/server', h2c)).toMatch(/^HTTP\/1\.1 200 /);
    expect(await answer(`GET ${PATH}`, h2c)).toMatch(refusal(400, 'INVALID_BODY'));
    const elsewhere = ['Connection: Upgrade, close', ...HANDSHAKE.filter((each) => !each.startsWith('Conn'))];
    expect(await answer('GET /p2core/key/server', elsewhere)).toMatch(/^HTTP\/1\.1 200 /);
  });
});

test('a handshake counts as a request of its address', async () => {
  const limited = await startLimitedServer();
  const address = await limited.app.listen({ host: '127.0.0.1', port: 0 });
  const { most } = LIMITS.everything.address;
  for (let count = 0; count < most - 1; count++) {
    limited.home.limits.count('everything', { address: addressKey('127.0.0.1') });
  }
  expect(await answer(`GET ${PATH}`, HANDSHAKE, address)).toMatch(/^HTTP\/1\.1 101 /);
  expect(await answer(`GET ${PATH}`, HANDSHAKE, address)).toMatch(
    /^HTTP\/1\.1 429 [\s\S]*P2CORE_RATE_LIMITED/,
  );
  await limited.close();
});

test('a handshake that comes through a proxy of ours counts as one of whom the proxy names', async () => {
  const limited = await startLimitedServer({ isTrustedProxy: (address) => address === '127.0.0.1' });
  const address = await limited.app.listen({ host: '127.0.0.1', port: 0 });
  for (let count = 0; count < LIMITS.everything.address.most; count++) {
    limited.home.limits.count('everything', { address: '203.0.113.7' });
  }
  const from = (name: string) =>
    answer(`GET ${PATH}`, [...HANDSHAKE, `X-Forwarded-For: 192.0.2.1, ${name}`], address);
  expect(await from('203.0.113.7')).toMatch(/^HTTP\/1\.1 429 [\s\S]*P2CORE_RATE_LIMITED/);
  expect(await from('203.0.113.8')).toMatch(/^HTTP\/1\.1 101 /);
  await limited.close();
});

test('an address may have so many connections that have not identified themselves', async () => {
  const crowded = await startGatewayServer();
  const { token } = await enrol(crowded, 'alice');
  const connect = () => new GatewayClient(crowded.address);
  const waiting = Array.from({ length: UNIDENTIFIED.ofOneAddress - 1 }, connect);
  await Promise.all(waiting.map((each) => each.until(({ length }) => length > 0)));
  const begun = await connect().begin(token);
  const last = connect();
  await last.until(({ length }) => length > 0);
  expect(await answer(`GET ${PATH}`, HANDSHAKE, crowded.address)).toMatch(/^HTTP\/1\.1 429 /);
  last.cut();
  await last.closed;
  await expect.poll(() => answer(`GET ${PATH}`, HANDSHAKE, crowded.address)).toMatch(/^HTTP\/1\.1 101 /);
  for (const each of [...waiting, begun]) each.cut();
  await crowded.close();
});

test('the server closes with connections open, and says that it goes away', async () => {
  const closing = await startGatewayServer();
  const { token } = await enrol(closing, 'alice');
  const polite = await new GatewayClient(closing.address).begin(token);
  const silent = await new GatewayClient(closing.address).begin(token);
  silent.socket.pause();
  const before = performance.now();
  await closing.close();
  expect(performance.now() - before).toBeLessThan(4_000);
  expect(await polite.closed).toBe(1001);
  silent.cut();
});
