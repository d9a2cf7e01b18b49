import { parseDomain } from '../src/protocol/terms.ts';
import { isLoopback } from './network-settings.ts';
import type { ForeignServers } from './outbound/foreign-servers.ts';
import { badSetting, StartError } from './start-error.ts';

const EXAMPLE = `FOREIGN_SERVERS='{"other.localhost": "http://other.localhost:8788"}'`;

/**
 * Where the home servers of other domains are, for trying two servers out on one machine. What is named is asked without
 * the limits that keep us from being sent into our own network, so nobody else may reach this server. Throws
 * `StartError`.
 */
export function readForeignServers(text: string | undefined, host: string): ForeignServers {
  if (text === undefined) return new Map();
  if (!isLoopback(host)) throw notHere(host);
  const named = Object.entries(readObject(text));
  return new Map(
    named.map(([name, url]) => {
      const [domain, baseUrl] = [parseDomain(name), readBaseUrl(url)];
      if (domain !== null && baseUrl !== null) return [domain, baseUrl];
      throw bad(
        text,
        `no list of home servers: ${JSON.stringify({ [name]: url })} is no domain with its address`,
      );
    }),
  );
}

/** What a page of ours may connect to because of it, beside what every page may. */
export function originsOf(servers: ForeignServers): readonly string[] {
  return [...new Set([...servers.values()].map((baseUrl) => new URL(baseUrl).origin))];
}

function readObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (value instanceof Object && !Array.isArray(value)) return value;
  } catch {}
  throw bad(text, 'not a JSON object of domains and addresses');
}

/** No slash at its end. */
function readBaseUrl(value: unknown): string | null {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  // What is left of an address that is more than origin and path: a query, a name to sign in with.
  if (!isWeb || url.href !== url.origin + url.pathname) return null;
  return url.href.replace(/\/+$/, '');
}

function bad(text: string, problem: string): StartError {
  return badSetting('FOREIGN_SERVERS', text, problem, EXAMPLE);
}

function notHere(host: string): StartError {
  return new StartError(
    `The setting FOREIGN_SERVERS is for trials on this machine alone, and HOST is "${host}", which is no loopback address. Nothing was started. Leave FOREIGN_SERVERS out, or set HOST=localhost.`,
  );
}
