import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseDomain } from '../src/protocol/terms.ts';
import { readForeignServers } from './foreign-servers.ts';
import type { MetricsPlace } from './metrics/serve.ts';
import { readRateLimit, readTrustedProxies } from './network-settings.ts';
import type { ForeignServers } from './outbound/foreign-servers.ts';
import { readPolicy } from './policy.ts';
import type { Policy } from './services/home-server.ts';
import { badSetting, StartError } from './start-error.ts';

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Of the FIDs. */
  readonly domain: string;
  readonly dataDir: string;
  /** Of a PostgreSQL database, password included: never to be shown. Null for the embedded database. */
  readonly databaseUrl: string | null;
  /** The address that browsers and other servers use: an origin, without a slash at its end. */
  readonly publicUrl: string;
  /** Of dashboards elsewhere that may connect to the gateway. */
  readonly gatewayOrigins: readonly string[];
  readonly policy: Policy;
  /** Whose word is taken for where a request comes from. */
  readonly trustedProxies: ReturnType<typeof readTrustedProxies>;
  /** Are requests limited in rate? */
  readonly isLimited: boolean;
  /** Of other domains; all others are found by their domain. */
  readonly foreignServers: ForeignServers;
  /** Where Prometheus finds the metrics; null for nowhere. */
  readonly metrics: MetricsPlace | null;
}

interface Environment {
  readonly HOST?: string | undefined;
  readonly PORT?: string | undefined;
  readonly DOMAIN?: string | undefined;
  readonly DATA_DIR?: string | undefined;
  readonly DATABASE_URL?: string | undefined;
  readonly PUBLIC_URL?: string | undefined;
  readonly GATEWAY_ORIGINS?: string | undefined;
  readonly REGISTRATION?: string | undefined;
  readonly ADMINISTRATORS?: string | undefined;
  readonly TRUST_PROXY?: string | undefined;
  readonly RATE_LIMIT?: string | undefined;
  readonly FOREIGN_SERVERS?: string | undefined;
  readonly METRICS_HOST?: string | undefined;
  readonly METRICS_PORT?: string | undefined;
}

/** Reads the settings; each has a default, which an empty one leaves as it is. Throws `StartError` for the first bad one. */
export function readConfig(given: Environment): Config {
  const environment = withoutEmpty(given);
  const port = readPort('PORT', environment.PORT ?? '8787');
  const domain = readDomain(environment.DOMAIN ?? 'localhost');
  // Not 127.0.0.1: browsers allow passkeys on the name localhost only, and may take it for ::1.
  const host = readHost('HOST', environment.HOST ?? 'localhost');
  return {
    host,
    port,
    domain,
    dataDir: readDataDir(environment.DATA_DIR ?? './data'),
    databaseUrl: readDatabaseUrl(environment.DATABASE_URL),
    publicUrl: readPublicUrl(environment.PUBLIC_URL ?? `http://localhost:${port}`),
    gatewayOrigins: readOrigins(environment.GATEWAY_ORIGINS ?? ''),
    policy: readPolicy(environment, domain),
    trustedProxies: readTrustedProxies(environment.TRUST_PROXY ?? ''),
    isLimited: readRateLimit(environment.RATE_LIMIT ?? 'on', host),
    foreignServers: readForeignServers(environment.FOREIGN_SERVERS, host),
    metrics: readMetrics(environment, port),
  };
}

/** For systemd and docker-compose, `PORT=` is the way to leave one out. */
function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, text]) => text?.trim() !== ''));
}

function readPort(name: string, text: string, example = '8787'): number {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw badSetting(name, text, 'not a whole number from 1 to 65535', `${name}=${example}`);
}

/** A name in lower case. */
function readHost(name: string, text: string): string {
  const host = isIP(text) === 0 ? parseDomain(text) : text;
  if (host !== null) return host;
  throw badSetting(
    name,
    text,
    'neither a host name nor an IP address',
    `${name}=localhost, or ${name}=0.0.0.0 for every network`,
  );
}

/** On a port of their own, so that whoever may ask the server is not told. */
function readMetrics({ METRICS_HOST, METRICS_PORT }: Environment, taken: number): MetricsPlace | null {
  const host = readHost('METRICS_HOST', METRICS_HOST ?? 'localhost');
  if (METRICS_PORT === undefined) return null;
  const port = readPort('METRICS_PORT', METRICS_PORT, '9464');
  if (port !== taken) return { host, port };
  throw badSetting('METRICS_PORT', METRICS_PORT, 'the port of the server itself', 'METRICS_PORT=9464');
}

function readDomain(text: string): string {
  const domain = parseDomain(text);
  if (domain !== null) return domain;
  throw badSetting(
    'DOMAIN',
    text,
    'not a domain name, without a port or an address around it',
    'DOMAIN=example.org',
  );
}

function readDataDir(text: string): string {
  if (!text.includes('\0')) return resolve(text);
  throw badSetting('DATA_DIR', text, 'not the path of a folder', 'DATA_DIR=./data');
}

/** The sentence leaves the value out: there may be a password in it. */
function readDatabaseUrl(text: string | undefined): string | null {
  if (text === undefined) return null;
  const url = URL.parse(text);
  const isPostgresql = url?.protocol === 'postgres:' || url?.protocol === 'postgresql:';
  if (isPostgresql && /^\/[^/]+$/.test(url.pathname) && isDecodable(url) && isWhole(url)) return text;
  throw new StartError(
    'The setting DATABASE_URL is not the address of a PostgreSQL database. Nothing was started. Set it as in DATABASE_URL=postgres://user:password@localhost:5432/claves, or leave it out for the embedded database.',
  );
}

/** An `@` after the host is the end of a password with a `/`, `?` or `#` in it, which therefore ended the host. */
function isWhole({ pathname, search, hash }: URL): boolean {
  return !`${pathname}${search}${hash}`.includes('@');
}

/** In user, password and name of the database, a `%` that means itself is written `%25`. */
function isDecodable({ username, password, pathname }: URL): boolean {
  try {
    for (const part of [username, password, pathname]) decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

function readPublicUrl(text: string): string {
  const origin = readOrigin(text);
  if (origin !== null) return origin;
  throw badSetting(
    'PUBLIC_URL',
    text,
    'not an http or https address without a path',
    'PUBLIC_URL=https://example.org',
  );
}

/** With commas between. */
function readOrigins(text: string): readonly string[] {
  const items = text === '' ? [] : text.split(',').map((item) => item.trim());
  return items.map((item) => {
    const origin = readOrigin(item);
    if (origin !== null) return origin;
    throw badSetting(
      'GATEWAY_ORIGINS',
      text,
      `no list of origins: ${JSON.stringify(item)} is not an http or https address without a path`,
      'GATEWAY_ORIGINS=https://dashboard.example.org,https://example.net',
    );
  });
}

/** Null for what is more than an origin: with a path, a query, a name to sign in with. */
function readOrigin(text: string): string | null {
  const url = URL.parse(text);
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  return isWeb && url.href === `${url.origin}/` ? url.origin : null;
}
