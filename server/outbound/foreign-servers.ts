import { call } from '../../src/protocol/call.ts';
import { ClavesError } from '../../src/protocol/claves-error.ts';
import { discovery } from '../../src/protocol/discovery.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import type { HttpPort } from '../../src/protocol/http.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import { exchange } from './exchange.ts';
import { Gate, TooBusy } from './gate.ts';
import { INTERNET, type Internet, publicHttps } from './public-https.ts';

/** Milliseconds for all that is asked of a server in one conversation. */
const TIMEOUT = 5000;
/** Seconds. */
const RETRY_AFTER = 30;

/** The home server of another domain, found. */
export interface ForeignServer {
  readonly http: HttpPort;
  /** The names of those that it speaks. */
  readonly dialects: readonly string[];
}

/**
 * Finds the home server of a domain and holds a conversation with it. Throws `ProtocolError('UNAVAILABLE')` with
 * `retryAfter`, and no word of why, where that server could not be spoken with: for each `ClavesError` and each refusal
 * of that server that `talk` lets pass.
 */
export type AskForeignServer = <T>(
  asked: { readonly domain: string; readonly behalf: Behalf },
  talk: (server: ForeignServer) => Promise<T>,
) => Promise<T>;

/**
 * On whose behalf a server is asked: of somebody whom its answer may prove a liar, or of a session that it has called its
 * own before. Each has limits of its own, so that no stranger uses up what the sessions need.
 */
export type Behalf = 'stranger' | 'session';

/** The base URL of a domain's API, no slash at its end. */
export type ForeignServers = ReadonlyMap<string, string>;

interface Settings {
  readonly now: () => UnixSeconds;
  /** Asked as they are named, without the limits on where a connection may go and how often. For tests. */
  readonly named?: ForeignServers;
  readonly internet?: Internet;
}

export function askForeignServers({
  now,
  named = new Map(),
  internet = INTERNET,
}: Settings): AskForeignServer {
  const gates: Record<Behalf, Gate> = { stranger: new Gate(now), session: new Gate(now) };
  return async ({ domain, behalf }, talk) => {
    const baseUrl = named.get(domain);
    try {
      if (baseUrl !== undefined) return await talk(await findNamed(baseUrl));
      return await gates[behalf].pass(domain, async () => talk(await find(internet, domain)));
    } catch (error) {
      throw toRefusal(error);
    }
  };
}

/** The domain itself says where its API is. */
async function find(internet: Internet, domain: string): Promise<ForeignServer> {
  const signal = AbortSignal.timeout(TIMEOUT);
  const connect = (baseUrl: string): HttpPort => publicHttps(internet, baseUrl, signal);
  const { api, dialects } = await call(connect(`https://${domain}`), discovery, () => null);
  return { http: connect(api.replace(/\/+$/, '')), dialects };
}

async function findNamed(baseUrl: string): Promise<ForeignServer> {
  const signal = AbortSignal.timeout(TIMEOUT);
  const http: HttpPort = {
    send: (request) => exchange(onThisMachine(new URL(baseUrl + request.path)), request, { signal }),
  };
  const { dialects } = await call(http, discovery, () => null);
  return { http, dialects };
}

/** Browsers know by themselves where a name below `localhost` is (RFC 6761 section 6.3), the systems below us may not. */
function onThisMachine(url: URL): URL {
  if (url.hostname.endsWith('.localhost')) url.hostname = 'localhost';
  return url;
}

function toRefusal(error: unknown): unknown {
  const isOurs = !(
    error instanceof ClavesError ||
    error instanceof ProtocolError ||
    error instanceof TooBusy
  );
  if (isOurs) return error;
  const retryAfter = error instanceof TooBusy ? error.retryAfter : RETRY_AFTER;
  const refusal = new ProtocolError('UNAVAILABLE', { retryAfter });
  refusal.cause = error;
  return refusal;
}
