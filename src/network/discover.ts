import { call } from '../protocol/call.ts';
import type { ServerIdentity } from '../protocol/certificate.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import type { Dialect } from '../protocol/dialect.ts';
import { discovery } from '../protocol/discovery.ts';
import type { HttpAnswer, HttpPort } from '../protocol/http.ts';
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

/**
 * Finds the home server at an address that a person typed, and checks its certificate. Throws `NOT_A_HOME_SERVER`,
 * `SERVER_KEY_INVALID`, or what a call throws.
 */
export async function discover(
  address: string,
  { fetch, pageOrigin, signal }: Surroundings,
): Promise<DiscoveredServer> {
  // A clock of its own: a server that is only asked does not set the time of the one that is in use.
  const clock = makeServerClock();
  const origin = originOf(address, pageOrigin);
  const { api, dialects } = await askWellKnown(makeHttp({ fetch, clock, signal, baseUrl: origin }));
  const baseUrl = apiBaseOf(api, origin, pageOrigin);
  const dialect = chooseDialect(dialects);
  const certificate = await dialect.serverCertificate(makeHttp({ fetch, clock, signal, baseUrl }));
  const server = await dialect.certificate.readServer(certificate, clock.now());
  return { address: baseUrl, dialect, server };
}

async function askWellKnown(http: HttpPort) {
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
