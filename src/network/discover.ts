import { call } from '../protocol/call.ts';
import type { ServerIdentity } from '../protocol/certificate.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import type { Dialect } from '../protocol/dialect.ts';
import { discovery } from '../protocol/discovery.ts';
import type { HttpAnswer } from '../protocol/http.ts';
import { chooseDialect } from '../protocol/registry.ts';
import { apiBaseOf, originOf } from './home-server-address.ts';
import { type Fetch, makeHttp } from './http.ts';
import { makeServerClock } from './server-clock.ts';

export interface DiscoveredServer {
  /** Base URL of its API, no slash at its end. */
  readonly address: string;
  readonly dialect: Dialect;
  readonly server: ServerIdentity;
}

interface Surroundings {
  readonly fetch: Fetch;
  /** Of the page that asks: plain http is allowed there, as it came by it itself. */
  readonly pageOrigin: string;
  readonly signal?: AbortSignal | undefined;
}

/** What a home server says of itself at an origin. */
interface Claim {
  readonly api: string;
  readonly dialects: readonly string[];
}

/**
 * Finds the home server at an address that a person typed, and checks that its certificate and its address belong
 * together. Throws `NOT_A_HOME_SERVER`, `SERVER_KEY_INVALID`, or what a call throws.
 */
export async function discover(address: string, surroundings: Surroundings): Promise<DiscoveredServer> {
  const { fetch, pageOrigin, signal } = surroundings;
  // A clock of its own: a server that is only asked does not set the time of the one that is in use.
  const clock = makeServerClock();
  const origin = originOf(address, pageOrigin);
  const { api, dialects } = await askWellKnown(surroundings, origin);
  const baseUrl = apiBaseOf(api, origin, pageOrigin);
  const dialect = chooseDialect(dialects);
  const certificate = await dialect.serverCertificate(makeHttp({ fetch, clock, signal, baseUrl }));
  const server = await dialect.certificate.readServer(certificate, clock.now());
  await requireNamedBy(server.domain, { origin, baseUrl }, surroundings);
  return { address: baseUrl, dialect, server };
}

/**
 * A server's certificate is public: any host can show it. So an address is believed only where its host is that
 * domain, where this page itself came from it, or where the domain names it (over TLS). Throws `SERVER_KEY_INVALID`.
 */
async function requireNamedBy(
  domain: string,
  asked: { readonly origin: string; readonly baseUrl: string },
  surroundings: Surroundings,
): Promise<void> {
  const { hostname, origin } = new URL(asked.baseUrl);
  const authority = `https://${domain}`;
  if (hostname === domain || origin === surroundings.pageOrigin || asked.origin === authority) return;
  const named = await apiNamedAt(authority, surroundings);
  if (named !== asked.baseUrl) throw new ClavesError('SERVER_KEY_INVALID');
}

/** The API base that a domain names. Whatever hinders it from naming one, the address stays unproven. */
async function apiNamedAt(authority: string, surroundings: Surroundings): Promise<string> {
  try {
    const { api } = await askWellKnown(surroundings, authority);
    return apiBaseOf(api, authority, surroundings.pageOrigin);
  } catch (cause) {
    const stopped = cause instanceof ClavesError && cause.code === 'STOPPED';
    throw stopped ? cause : new ClavesError('SERVER_KEY_INVALID', { cause });
  }
}

async function askWellKnown({ fetch, signal }: Surroundings, baseUrl: string): Promise<Claim> {
  const http = makeHttp({ fetch, clock: makeServerClock(), signal, baseUrl });
  try {
    return await call(http, discovery, refusalOf);
  } catch (cause) {
    const nonsense = cause instanceof ClavesError && cause.code === 'ANSWER_MALFORMED';
    throw nonsense ? new ClavesError('NOT_A_HOME_SERVER', { cause }) : cause;
  }
}

/** Before the dialect is known only the status speaks: one that is down may well be a home server. */
function refusalOf({ status }: HttpAnswer): ClavesError {
  return new ClavesError(status >= 500 ? 'UNAVAILABLE' : 'NOT_A_HOME_SERVER');
}
