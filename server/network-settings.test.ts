import { describe, expect, it } from 'vitest';
import { proxyWarning, readTrustedProxies, trusting } from './network-settings.ts';

describe('a proxy', () => {
  it.each([
    ['', '127.0.0.1', false],
    ['loopback', '127.0.0.1', true],
    ['loopback', '127.3.4.5', true],
    ['loopback', '::1', true],
    ['loopback', '::ffff:127.0.0.1', true],
    ['loopback', '192.0.2.7', false],
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '192.0.2.8', false],
    ['192.0.2.7', '::ffff:192.0.2.7', true],
    ['10.0.0.0/8, 2001:db8::/32', '10.9.8.7', true],
    ['10.0.0.0/8, 2001:db8::/32', '2001:db8:1::9', true],
    ['10.0.0.0/8, 2001:db8::/32', '2001:db9::9', false],
    ['0.0.0.0/0', 'no address', false],
  ])('is trusted where TRUST_PROXY=%s names it: %s, %s', (setting, address, trusted) => {
    expect(trusting(readTrustedProxies(setting))(address)).toBe(trusted);
  });

  it('that is named nowhere, though there must be one, is told of', () => {
    const config = { publicUrl: 'https://example.org', trustedProxies: [], isLimited: true };
    expect(proxyWarning(config)).toMatch(/^PUBLIC_URL is an https address.*Set TRUST_PROXY=loopback/);
    expect(proxyWarning({ ...config, publicUrl: 'http://localhost:8787' })).toBeNull();
    expect(proxyWarning({ ...config, trustedProxies: readTrustedProxies('loopback') })).toBeNull();
    expect(proxyWarning({ ...config, isLimited: false })).toBeNull();
  });
});
