import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { discover } from './discover.ts';

const pageOrigin = 'https://dashboard.test';
let home: RunningServer;

beforeAll(async () => {
  home = await startHomeServer();
});
afterAll(() => home.stop());

/** What a server answers for one path, and the real one for all others. */
function replace(path: string, answer: (url: URL) => Response | Promise<Response>): typeof fetch {
  return async (input, init) => {
    const url = new URL(new Request(input).url);
    return url.pathname === path ? answer(url) : home.fetch(input, init);
  };
}

const WELL_KNOWN = '/.well-known/polyproto-core';
const wellKnown = (body: unknown) => replace(WELL_KNOWN, () => Response.json(body));

describe('a home server', () => {
  test.each(['localhost', 'http://localhost/any/page'])('is found at %s', async (at) => {
    const found = await discover(at, { fetch: home.fetch, pageOrigin });
    expect(found).toMatchObject({
      address: home.address,
      dialect: { name: 'p2core' },
      server: { domain: 'localhost', fingerprint: expect.stringMatching(/^[0-9a-f]{40}$/) },
    });
  });
});

describe('an address that shows the certificate of another domain', () => {
  const EVIL = 'https://evil.example';
  const SUB = 'https://api.localhost/base';

  /** All hosts are the home server of localhost, but for what each names as its API. */
  function naming(apis: Readonly<Record<string, string>>, asked: string[] = []): typeof fetch {
    return async (input, init) => {
      const url = new URL(new Request(input).url);
      asked.push(url.href);
      const api = apis[url.origin];
      if (url.pathname !== WELL_KNOWN) return home.fetch(url.href.replace('/base/', '/'), init);
      return api
        ? Response.json({ api, dialects: ['p2core'] })
        : Promise.reject(new TypeError('no such host'));
    };
  }

  test.each([
    ['the domain names another one', { [EVIL]: EVIL, 'https://localhost': 'https://localhost' }],
    ['the domain names only its host', { [EVIL]: `${EVIL}/base`, 'https://localhost': EVIL }],
    ['the domain names one without encryption', { [EVIL]: EVIL, 'https://localhost': 'http://localhost' }],
    ['the domain does not answer', { [EVIL]: EVIL }],
  ])('is not believed where %s', async (_name, apis) => {
    const asked: string[] = [];
    const found = discover(EVIL, { fetch: naming(apis, asked), pageOrigin });
    await expect(found).rejects.toMatchObject({ code: 'SERVER_KEY_INVALID' });
    expect(asked.at(-1)).toBe(`https://localhost${WELL_KNOWN}`);
  });

  test('is believed where that domain names it', async () => {
    const apis = { 'https://api.localhost': SUB, 'https://localhost': SUB };
    for (const at of ['https://api.localhost', 'https://localhost']) {
      const found = await discover(at, { fetch: naming(apis), pageOrigin });
      expect(found).toMatchObject({ address: SUB, server: { domain: 'localhost' } });
    }
  });

  test('is believed where this page came from it', async () => {
    const found = await discover(EVIL, { fetch: naming({ [EVIL]: EVIL }), pageOrigin: EVIL });
    expect(found.address).toBe(EVIL);
  });
});

describe('what is none', () => {
  test.each([
    ['a web page', replace(WELL_KNOWN, () => new Response('<html>'))],
    ['a page that is not found', replace(WELL_KNOWN, () => new Response('no', { status: 404 }))],
    ['another JSON', wellKnown({ hello: 'world' })],
    ['a dialect that we do not speak', wellKnown({ api: 'https://example.org', dialects: ['klingon'] })],
    ['an API without encryption', wellKnown({ api: 'http://example.org', dialects: ['p2core'] })],
    ['an API that is no address', wellKnown({ api: 'data:,x', dialects: ['p2core'] })],
  ])('is refused: %s', async (_name, fetch) => {
    const found = discover('localhost', { fetch, pageOrigin });
    await expect(found).rejects.toMatchObject({ code: 'NOT_A_HOME_SERVER' });
  });

  test('is refused, where it points out of the internet at this machine', async () => {
    const asked = discover('example.org', { fetch: home.fetch, pageOrigin });
    await expect(asked).rejects.toMatchObject({ code: 'NOT_A_HOME_SERVER' });
  });
});

describe('a home server that', () => {
  test('is down says so', async () => {
    const fetch = replace(WELL_KNOWN, () => new Response('', { status: 502 }));
    const asked = discover('localhost', { fetch, pageOrigin });
    await expect(asked).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('does not answer cannot be reached', async () => {
    const fetch = replace(WELL_KNOWN, () => Promise.reject(new TypeError('Failed to fetch')));
    const asked = discover('localhost', { fetch, pageOrigin });
    await expect(asked).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
  });

  test('shows a broken certificate is not believed', async () => {
    const fetch = replace('/p2core/key/server', () => Response.json('bm8gY2VydGlmaWNhdGU='));
    const asked = discover('localhost', { fetch, pageOrigin });
    await expect(asked).rejects.toMatchObject({ code: 'SERVER_KEY_INVALID' });
  });

  test('is not waited for once the person stops', async () => {
    const asked = discover('localhost', { fetch: home.fetch, pageOrigin, signal: AbortSignal.abort() });
    await expect(asked).rejects.toMatchObject({ code: 'STOPPED' });
  });
});
