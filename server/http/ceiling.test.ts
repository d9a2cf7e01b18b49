import { afterEach, describe, expect, it } from 'vitest';
import { newLimits } from '../limits/limits.ts';
import { LIMITS } from '../limits/table.ts';
import { readTrustedProxies, trusting } from '../network-settings.ts';
import { type TinyApp, tinyApp } from '../testing/tiny-app.ts';

const { most } = LIMITS.everything.address;

let tiny: TinyApp;
afterEach(() => tiny.app.close());

async function start(trustedProxies: string): Promise<void> {
  const isTrustedProxy = trusting(readTrustedProxies(trustedProxies));
  tiny = await tinyApp('/nowhere', { limits: newLimits(() => 0), isTrustedProxy });
}

/** The answer's status, and where asked so many times before, that of the last one. */
async function statusFor(remoteAddress: string, forwardedFor: string | null, asked = 1): Promise<number> {
  const headers = forwardedFor === null ? {} : { 'x-forwarded-for': forwardedFor };
  let status = 0;
  for (let each = 0; each < asked; each++) {
    status = (await tiny.app.inject({ url: '/tiny/thing/a@b', remoteAddress, headers })).statusCode;
  }
  return status;
}

describe('it is looked at before all else about a request', () => {
  const requests = [
    ['GET', '/tiny/nothing'],
    ['PATCH', '/tiny/thing/a@b'],
    ['POST', '/tiny/thing'],
    ['HEAD', '/'],
    ['GET', '/.well-known/polyproto-core'],
    ['GET', '/openapi.json'],
    ['GET', '/healthz'],
  ] as const;

  it.each(requests)('%s %s', async (method, url) => {
    await start('');
    const headers = { 'content-type': 'text/plain', authorization: 'nonsense' };
    const ask = () => tiny.app.inject({ method, url, headers, remoteAddress: '192.0.2.1' });
    expect((await ask()).statusCode).not.toBe(429);
    await statusFor('192.0.2.1', null, most);
    const refused = await ask();
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '10']);
  });
});

describe('the address that is counted', () => {
  it('is that of the connection, whatever a stranger says', async () => {
    await start('');
    await statusFor('192.0.2.1', '198.51.100.1', most);
    expect(await statusFor('192.0.2.1', '198.51.100.2')).toBe(429);
    expect(await statusFor('192.0.2.2', '198.51.100.1')).toBe(200);
  });

  it('is what a trusted proxy says, and no more of it than the proxy itself has seen', async () => {
    await start('loopback, 10.0.0.0/8');
    await statusFor('127.0.0.1', '198.51.100.1', most);
    expect(await statusFor('127.0.0.1', '198.51.100.1')).toBe(429);
    expect(await statusFor('127.0.0.1', '203.0.113.9, 198.51.100.1')).toBe(429);
    expect(await statusFor('127.0.0.1', '203.0.113.9, 198.51.100.1, 10.1.2.3')).toBe(429);
    expect(await statusFor('127.0.0.1', '198.51.100.1, 203.0.113.9')).toBe(200);
    expect(await statusFor('127.0.0.1', null)).toBe(200);
    expect(await statusFor('192.0.2.1', '198.51.100.1')).toBe(200);
  });

  it('may be anything that a proxy passes on, and is then one address', async () => {
    await start('loopback');
    await statusFor('127.0.0.1', 'nonsense', most);
    expect(await statusFor('127.0.0.1', 'x'.repeat(5000))).toBe(429);
    expect(await statusFor('127.0.0.1', '198.51.100.1')).toBe(200);
  });
});
