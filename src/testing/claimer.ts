import { fromBase64 } from '../crypto/encoding.ts';
import { makeHttp } from '../network/http.ts';
import { makeServerClock } from '../network/server-clock.ts';
import { call } from '../protocol/call.ts';
import type { HttpPort } from '../protocol/http.ts';
import { claimKeyPackages } from '../protocol/p2core/endpoints.ts';
import { readRefusal } from '../protocol/p2core/refusal.ts';
import { chooseDialect } from '../protocol/registry.ts';
import { type Fid, parseSessionId } from '../protocol/terms.ts';
import { PASSWORD } from './browser.ts';
import type { RunningServer } from './home-server.ts';

/** Another account's client: all it does is ask for others' KeyPackages. */
export interface Claimer {
  /** TLS-serialised, one per session of that actor. */
  claim(fid: Fid): Promise<Uint8Array[]>;
}

/** `seed`: of its identity key. */
export async function newClaimer(
  server: RunningServer,
  username: string,
  seed: Uint8Array = crypto.getRandomValues(new Uint8Array(32)),
): Promise<Claimer> {
  const http = await signedIn(server, username, seed);
  return {
    async claim(fid) {
      const handedOut = await call(http, claimKeyPackages, readRefusal, { params: { fid } });
      return handedOut.map(fromBase64);
    },
  };
}

async function signedIn(
  { address, fetch }: RunningServer,
  username: string,
  seed: Uint8Array,
): Promise<HttpPort> {
  const dialect = chooseDialect(['p2core']);
  const connection = { fetch, baseUrl: address, clock: makeServerClock() };
  const anonymous = makeHttp(connection);
  const fid = await dialect.register(anonymous, { username, password: PASSWORD });
  const secret = { seed, created: connection.clock.now() - 60 };
  const { request } = await dialect.certificate.makeRequest(secret, fid);
  const sessionId = parseSessionId('claimer');
  if (!sessionId) throw new Error('no session ID');
  const { token } = await dialect.enrol(anonymous, { username, password: PASSWORD, sessionId, request });
  return makeHttp({ ...connection, token });
}
