import { describe, expect, test } from 'vitest';
import { apiBaseOf, originOf } from './home-server-address.ts';

const PAGE = 'http://dashboard.test:8787';

describe('what a person types', () => {
  test.each([
    ['example.com', 'https://example.com'],
    [' Example.COM/ ', 'https://example.com'],
    ['example.com:8443', 'https://example.com:8443'],
    ['https://example.com/dashboard/?a=b#c', 'https://example.com'],
    ['http://example.com', 'https://example.com'],
    ['http://localhost:8787', 'http://localhost:8787'],
    ['localhost:8787', 'http://localhost:8787'],
    ['https://localhost:8787', 'https://localhost:8787'],
    ['127.0.0.1:1', 'http://127.0.0.1:1'],
    ['[::1]:1', 'http://[::1]:1'],
    ['a.localhost', 'http://a.localhost'],
    ['localhost.example.com', 'https://localhost.example.com'],
    ['127.0.0.1.example.com', 'https://127.0.0.1.example.com'],
    ['dashboard.test:8787', PAGE],
    ['dashboard.test', 'https://dashboard.test'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
  ])('%s is %s', (typed, origin) => {
    expect(originOf(typed, PAGE)).toBe(origin);
  });

  test.each([
    '',
    '   ',
    'ftp://example.com',
    'javascript://example.com',
    'alice@example.com',
    'https://a:b@example.com',
    'exa mple.com',
    'https://',
  ])('%j is no address', (typed) => {
    expect(() => originOf(typed, PAGE)).toThrow(expect.objectContaining({ code: 'NOT_A_HOME_SERVER' }));
  });
});

describe('the API that a server names', () => {
  test.each([
    ['https://api.example.com/', 'https://example.com', 'https://api.example.com'],
    ['https://example.com/base//', 'https://example.com', 'https://example.com/base'],
    ['http://localhost:8787', 'http://localhost:8787', 'http://localhost:8787'],
    ['https://example.com', 'http://localhost:8787', 'https://example.com'],
    [PAGE, PAGE, PAGE],
  ])('%s of %s is %s', (api, origin, base) => {
    expect(apiBaseOf(api, origin, PAGE)).toBe(base);
  });

  test.each([
    ['http://example.com', 'https://example.com'],
    ['http://localhost:22', 'https://example.com'],
    [PAGE, 'https://example.com'],
    ['http://example.com', 'http://localhost:8787'],
    ['https://a:b@example.com', 'https://example.com'],
    ['https://example.com/?a', 'https://example.com'],
    ['https://example.com/#a', 'https://example.com'],
    ['data:,x', 'https://example.com'],
    ['/relative', 'https://example.com'],
  ])('%s of %s is refused', (api, origin) => {
    expect(() => apiBaseOf(api, origin, PAGE)).toThrow(
      expect.objectContaining({ code: 'NOT_A_HOME_SERVER' }),
    );
  });
});
