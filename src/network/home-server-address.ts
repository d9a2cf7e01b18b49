import { ClavesError } from '../protocol/claves-error.ts';

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * The origin that a person means by "example.com" or "http://localhost:8787/path". Always https, but for this
 * machine and for the origin of the page itself. Throws `NOT_A_HOME_SERVER` for what is no such address.
 */
export function originOf(typed: string, pageOrigin: string): string {
  const text = typed.trim();
  const url = parse(SCHEME.test(text) ? text : `http://${text}`);
  if (url.protocol === 'http:' && !mayBePlain(url, pageOrigin)) url.protocol = 'https:';
  return url.origin;
}

/**
 * The base URL that the server at `origin` names for its API, without a slash at its end. Where `origin` is https
 * it must be too: nobody out there may point us at a service of this machine.
 */
export function apiBaseOf(api: string, origin: string, pageOrigin: string): string {
  const url = parse(api);
  const plain = url.protocol === 'http:';
  if (plain && !(origin.startsWith('http:') && mayBePlain(url, pageOrigin))) throw notOne();
  if (url.search || url.hash) throw notOne();
  return (url.origin + url.pathname).replace(/\/+$/, '');
}

function parse(text: string): URL {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) throw notOne();
  return url;
}

function mayBePlain(url: URL, pageOrigin: string): boolean {
  return LOOPBACK.test(url.hostname) || url.origin === pageOrigin;
}

function notOne(): ClavesError {
  return new ClavesError('NOT_A_HOME_SERVER');
}
