import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { tinyApp } from '../testing/tiny-app.ts';

const PAGE = '<!doctype html><title>Claves</title>';
const SCRIPT = 'export const claves = true;\n'.repeat(100);

const folder = await mkdtemp(join(tmpdir(), 'claves-dashboard-'));
await mkdir(join(folder, 'assets'));
await writeFile(join(folder, 'index.html'), PAGE);
await writeFile(join(folder, 'favicon.svg'), '<svg/>');
await writeFile(join(folder, 'manifest.webmanifest'), '{}');
await writeFile(join(folder, 'icon.png'), '');
await writeFile(join(folder, 'assets', 'app-1a2b3c.js'), SCRIPT);
await writeFile(join(folder, 'assets', 'identity.worker-1a2b3c.js'), SCRIPT);
await writeFile(join(folder, 'assets', 'font-1a2b3c.woff2'), '');
const { app } = await tinyApp(folder);

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

function get(url: string, headers = {}, method: 'GET' | 'HEAD' | 'POST' = 'GET') {
  return app.inject({ method, url, headers });
}

describe('the dashboard', () => {
  it('is served at the root, and asked for again each time', async () => {
    const answer = await get('/');
    expect([answer.statusCode, answer.body]).toEqual([200, PAGE]);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
    });
    const again = await get('/', { 'if-none-match': answer.headers.etag });
    expect(again.statusCode).toBe(304);
  });

  it('keeps files whose name changes with their content for ever, and no others', async () => {
    const script = await get('/assets/app-1a2b3c.js');
    expect(script.body).toBe(SCRIPT);
    expect(script.headers).toMatchObject({
      'content-type': 'application/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await get('/favicon.svg')).headers['cache-control']).toBe('no-cache');
  });

  it('has its worker asked for again each time, whose policy may have changed since', async () => {
    const url = '/assets/identity.worker-1a2b3c.js';
    const { headers } = await get(url);
    expect(headers['cache-control']).toBe('no-cache');
    const again = await get(url, { 'if-none-match': headers.etag });
    expect([again.statusCode, again.headers['content-security-policy']]).toEqual([
      304,
      headers['content-security-policy'],
    ]);
  });

  it.each([
    ['/manifest.webmanifest', 'application/manifest+json'],
    ['/favicon.svg', 'image/svg+xml'],
    ['/icon.png', 'image/png'],
    ['/assets/font-1a2b3c.woff2', 'font/woff2'],
  ])('gives %s its type', async (url, type) => {
    expect((await get(url)).headers['content-type']).toBe(type);
  });

  it('is compressed for who asks', async () => {
    const brotli = await get('/assets/app-1a2b3c.js', { 'accept-encoding': 'gzip, br' });
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(SCRIPT);
    const gzip = await get('/assets/app-1a2b3c.js', { 'accept-encoding': 'gzip' });
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(SCRIPT);
    expect(gzip.headers['vary']).toBe('accept-encoding');
  });

  it('answers HEAD without a body', async () => {
    const answer = await get('/', {}, 'HEAD');
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
  });
});

describe('an address of the dashboard', () => {
  const typed = { accept: 'text/html,application/xhtml+xml' };

  it.each([
    ['/rotate', {}],
    ['/key-packages/', {}],
    ['/certificates/alice@example.org?view=all', typed],
    ['/p2', {}],
    ['/%ff', {}],
  ])('%s is its page', async (url, headers) => {
    const answer = await get(url, headers);
    expect([answer.statusCode, answer.body]).toEqual([200, PAGE]);
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  it.each([
    '/assets/gone-4d5e6f.js',
    '/robots.txt',
    '/assets/..%2f..%2fpackage.json',
    '/../package.json',
    '/a%00.js',
  ])('%s, a file that is not there, is 404', async (url) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8']);
  });

  it('can only be read', async () => {
    for (const url of ['/', '/rotate']) {
      const answer = await get(url, { 'content-type': 'text/plain' }, 'POST');
      expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
    }
  });

  it('is none below the API', async () => {
    expect((await get('/tiny/rotate', typed)).json()).toEqual({ errcode: 404, error: 'P2CORE_NOT_FOUND' });
    expect((await get('/.well-known/rotate', typed)).statusCode).toBe(404);
  });
});

describe('the headers', () => {
  const policy = (header: unknown): Map<string, string> =>
    new Map(
      String(header)
        .split('; ')
        .map((directive) => [directive.split(' ', 1).join(), directive.slice(directive.indexOf(' ') + 1)]),
    );

  it.each(['/', '/rotate', '/assets/app-1a2b3c.js', '/gone.js'])(
    'of %s let in nothing from outside',
    async (url) => {
      const { headers } = await get(url);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      const directives = policy(headers['content-security-policy']);
      expect(directives.get('default-src')).toBe("'none'");
      expect(directives.get('script-src')).toBe("'self' 'wasm-unsafe-eval'");
      expect(directives.get('connect-src')).toBe("'self' https: wss:");
      expect(directives.get('style-src')).toBe("'self'");
      expect(directives.get('frame-ancestors')).toBe("'none'");
      expect(directives.get('require-trusted-types-for')).toBe("'script'");
      expect(directives.get('trusted-types')).toBe('default');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  it('do not hide the API from other origins', async () => {
    expect((await get('/tiny/thing/a@b')).headers).not.toHaveProperty('cross-origin-resource-policy');
  });
});

describe('a dashboard that was not built', () => {
  it('says so to who opens it and in the log, and the API answers', async () => {
    const { app: unbuilt, log } = await tinyApp(join(folder, 'nothing-here'));
    const answer = await unbuilt.inject({ method: 'GET', url: '/' });
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toMatch(/^The dashboard has not been built yet\./);
    expect(log).toContainEqual({ level: 'warn', message: answer.body.trim() });
    expect((await unbuilt.inject({ method: 'GET', url: '/tiny/thing/a@b' })).statusCode).toBe(200);
    await unbuilt.close();
  });
});
