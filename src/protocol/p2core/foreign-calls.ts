import type { ForeignCalls } from '../foreign.ts';
import { parseSerial, parseSessionId } from '../terms.ts';
import { ask, legal } from './ask.ts';
import { signChallenge, verifyChallenge } from './challenge.ts';
import * as endpoints from './foreign-endpoints.ts';

/** What an actor does on a server that is not its home. */
export const foreignCalls: ForeignCalls = {
  async challenge(http) {
    const { challenge, expires_at } = await ask(http, endpoints.challenge);
    return { challenge, expiresAt: expires_at };
  },

  signChallenge,
  verifyChallenge,

  async authenticate(http, { challenge, idCert, signature }) {
    const body = JSON.stringify({ challenge, id_cert: idCert, signature });
    return (await ask(http, endpoints.authenticate, { body })).token;
  },

  tell: (http, idCert) => ask(http, endpoints.tellIdCert, { body: JSON.stringify(idCert) }),

  async foreignSession(http) {
    const [session = null] = await ask(http, endpoints.foreignSession);
    const { session_id, created_at, serial, expires_at, cached_until } = legal(session);
    return {
      sessionId: legal(parseSessionId(session_id)),
      createdAt: created_at,
      serial: legal(parseSerial(serial)),
      expiresAt: expires_at,
      cachedUntil: cached_until,
    };
  },
};
