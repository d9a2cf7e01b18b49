import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { HttpAnswer } from '../../src/protocol/http.ts';
import { isPublicAddress } from './public-address.ts';
import { type Internet, publicHttps } from './public-https.ts';
import { json, startHttpsServer } from './testing/https-server.ts';

/** Asks over real TLS; this machine stands for the internet. */
function get(internet: Internet, url = 'https://home.example', milliseconds = 5000): Promise<HttpAnswer> {
  const http = publicHttps(internet, url, AbortSignal.timeout(milliseconds));
  return http.send({ method: 'GET', path: '/path?a=b', headers: {}, body: null });
}

const UNREACHABLE = expect.objectContaining({ code: 'SERVER_UNREACHABLE' });
const LIMIT = 256 * 1024;

test('an answer comes with its status, its body and its headers', async () => {
  const server = await startHttpsServer(json({ a: 'ä' }, { etag: '"7"' }));
  const { status, body, header } = await get(server.internet);
  expect([status, body, header('ETag'), header('date')?.length]).toEqual([200, '{"a":"ä"}', '"7"', 29]);
  expect(server.asked).toEqual(['/path?a=b']);
});

describe('the connection', () => {
  test('goes to an address that was looked at, among those of one look-up', async () => {
    const server = await startHttpsServer(json({}));
    const looked: string[] = [];
    const internet: Internet = {
      ...server.internet,
      async addressesOf(name) {
        looked.push(name);
        // Whoever asks a second time gets another answer.
        return looked.length === 1 ? ['10.0.0.1', '::1', '127.0.0.1'] : ['10.0.0.1'];
      },
    };
    expect((await get(internet)).status).toBe(200);
    expect(looked).toEqual(['home.example']);
  });

  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '169.254.169.254'])(
    'is not made where the name means %s',
    async (address) => {
      const server = await startHttpsServer(json({}));
      const internet = { ...server.internet, isPublic: isPublicAddress, addressesOf: async () => [address] };
      await expect(get(internet)).rejects.toEqual(UNREACHABLE);
      expect(server.connections()).toBe(0);
    },
  );

  test.each([
    'http://home.example',
    'https://home.example:8443',
    'https://127.0.0.1',
    'https://127.1',
    'https://2130706433',
    'https://0x7f000001',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://me:secret@home.example',
    'ftp://home.example',
    'file:///etc/passwd',
    'home.example',
  ])('is not made to %s', async (url) => {
    const server = await startHttpsServer(json({}));
    await expect(get(server.internet, url)).rejects.toEqual(UNREACHABLE);
    expect([server.connections(), server.lookedUp]).toEqual([0, []]);
  });

  test.each<[string, Partial<Internet>]>([
    ['where the name has no address', { addressesOf: async () => [] }],
    ['where it cannot be looked up', { addressesOf: () => Promise.reject(new Error('SERVFAIL')) }],
    ['where nobody listens', { port: 1 }],
  ])('is not made %s', async (_, changes) => {
    const server = await startHttpsServer(json({}));
    await expect(get({ ...server.internet, ...changes })).rejects.toEqual(UNREACHABLE);
    expect(server.asked).toEqual([]);
  });

  test('asks nothing of a server with the certificate of another name, or of nobody', async () => {
    const server = await startHttpsServer(json({}));
    const { ca: _, ...unvouched } = server.internet;
    await expect(get(server.internet, 'https://other.example')).rejects.toEqual(UNREACHABLE);
    await expect(get(unvouched)).rejects.toEqual(UNREACHABLE);
    expect(server.connections()).toBe(2);
    expect(server.asked).toEqual([]);
  });
});

describe('an answer is refused', () => {
  const raw =
    (status: number, headers: Record<string, string>, body: string | Uint8Array = '{}'): RequestListener =>
    (_request, response) =>
      void response.writeHead(status, headers).end(body);
  const type = { 'content-type': 'application/json' };

  test.each<[string, RequestListener]>([
    ['of another type', raw(200, { 'content-type': 'text/html' })],
    ['of no type', raw(200, {})],
    ['that is compressed', raw(200, { ...type, 'content-encoding': 'gzip' }, gzipSync('{}'))],
    ['that is no UTF-8', raw(200, type, Uint8Array.of(0x22, 0xff, 0x22))],
    ['of a byte too many', json(`"${'x'.repeat(LIMIT - 1)}"`)],
    [
      'that has no end',
      (_request, response) => {
        response.writeHead(200, type);
        const more = () => void (response.destroyed || response.write('x'.repeat(10_000), more));
        more();
      },
    ],
    [
      'that breaks off',
      (_request, response) => {
        response.writeHead(200, { ...type, 'content-length': '100' }).write('{');
        setTimeout(() => response.destroy(), 50);
      },
    ],
    ['that is none', (request) => void request.socket.destroy()],
  ])('%s', async (_, answer) => {
    const server = await startHttpsServer(answer);
    await expect(get(server.internet)).rejects.toEqual(UNREACHABLE);
  });

  test.each<[string, RequestListener]>([
    ['does not come', () => {}],
    [
      'comes drop by drop',
      (_request, response) => {
        response.writeHead(200, type);
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
  ])('that %s in time', async (_, answer) => {
    const server = await startHttpsServer(answer);
    const begun = performance.now();
    await expect(get(server.internet, undefined, 300)).rejects.toEqual(UNREACHABLE);
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  test('and a redirect is one that nobody follows', async () => {
    const server = await startHttpsServer(raw(302, { ...type, location: 'https://home.example/other' }));
    expect((await get(server.internet)).status).toBe(302);
    expect(server.asked).toEqual(['/path?a=b']);
  });
});

test('an answer of 256 KiB is taken', async () => {
  const server = await startHttpsServer(json(`"${'x'.repeat(LIMIT - 2)}"`));
  expect((await get(server.internet)).body).toHaveLength(LIMIT);
});
