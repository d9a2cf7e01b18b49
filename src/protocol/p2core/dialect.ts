import { toBase64 } from '../../crypto/encoding.ts';
import { fromWire } from '../../crypto/openpgp/wire.ts';
import type { WireIdCert } from '../certificate.ts';
import type { Dialect } from '../dialect.ts';
import { parseFid, parseKeyPackageRef, parseSerial, parseSessionId } from '../terms.ts';
import * as account from './account-endpoints.ts';
import { ask, legal } from './ask.ts';
import { certificateFormat } from './certificate-format.ts';
import * as endpoints from './endpoints.ts';
import { foreignCalls } from './foreign-calls.ts';
import { gatewayFormat } from './gateway.ts';
import { keyPackageToJson } from './key-package-json.ts';
import type { KeyPackageJson } from './schemas.ts';

/** The draft's dialect: OpenPGP certificates under `/p2core`. */
export const p2core: Dialect = {
  name: 'p2core',
  certificate: certificateFormat,
  ...foreignCalls,
  gateway: gatewayFormat,

  credential: (idCert) => ({ type: 'basic', identity: binaryOf(idCert) }),

  serverCertificate: (http, at) =>
    ask(http, endpoints.serverCertificate, {
      params: at === undefined ? {} : { timestamp: String(at) },
    }),

  async register(http, who) {
    const { fid } = await ask(http, account.register, { body: JSON.stringify(who) });
    return legal(parseFid(fid));
  },

  async enrol(http, { username, password, sessionId, request }) {
    const body = JSON.stringify({ username, password, session_id: sessionId, csr: request });
    const { id_cert, token } = await ask(http, account.trustSession, { body });
    return { idCert: id_cert, token };
  },

  rotate: (http, request, currentSerial) =>
    ask(http, endpoints.rotateIdCert, {
      body: JSON.stringify(request),
      headers: { 'if-match': `"${currentSerial}"` },
    }),

  certificatesOf: (http, fid) => ask(http, endpoints.actorIdCerts, { params: { fid } }),

  async certificates(http) {
    const issued = await ask(http, endpoints.ownIdCerts);
    return issued.map((each) => ({
      idCert: each.id_cert,
      sessionId: legal(parseSessionId(each.session_id)),
      serial: legal(parseSerial(each.serial)),
      issuedAt: each.issued_at,
      supersededAt: each.superseded_at,
      revokedAt: each.revoked_at,
    }));
  },

  async sessions(http) {
    const sessions = await ask(http, account.ownSessions);
    return sessions.map((each) => ({
      sessionId: legal(parseSessionId(each.session_id)),
      createdAt: each.created_at,
      current: each.current,
      serial: legal(parseSerial(each.serial)),
      expiresAt: each.expires_at,
    }));
  },

  revoke: (http) => ask(http, account.revokeSession),

  endSession: (http, sessionId, password) =>
    ask(http, account.endSession, {
      params: { session_id: sessionId },
      headers: secondFactor(password),
    }),

  changePassword: (http, password, next) =>
    ask(http, account.changePassword, {
      body: JSON.stringify({ password: next }),
      headers: secondFactor(password),
    }),

  deleteIdentity: (http, password) => ask(http, account.deleteIdentity, { headers: secondFactor(password) }),

  uploadBody: (keyPackages) => JSON.stringify(keyPackages.map(jsonOf)),
  uploadKeyPackages: (http, body) => ask(http, endpoints.addKeyPackages, { body }),
  lastResortBody: (keyPackage) => JSON.stringify(jsonOf(keyPackage)),
  replaceLastResort: (http, body) => ask(http, endpoints.replaceLastResort, { body }),

  async inventory(http) {
    const { available, claimed, last_resort } = await ask(http, endpoints.ownInventory);
    return {
      available: available.map((ref) => legal(parseKeyPackageRef(ref))),
      claimed: claimed.map(({ ref, at }) => ({ ref: legal(parseKeyPackageRef(ref)), at })),
      lastResort: last_resort && {
        ref: legal(parseKeyPackageRef(last_resort.ref)),
        handedOut: last_resort.handed_out,
      },
    };
  },
};

/** Carries the account password a second time, for what a token alone must not do. */
function secondFactor(password: string): Readonly<Record<string, string>> {
  return { 'x-p2-sensitive-solution': toBase64(new TextEncoder().encode(password)) };
}

/** Only for ID-Certs that have been verified: such a one can be read. */
function binaryOf(idCert: WireIdCert): Uint8Array {
  return legal(fromWire(idCert));
}

/** Only for KeyPackages that we made: such a one can be taken apart. */
function jsonOf(keyPackage: Uint8Array): KeyPackageJson {
  return legal(keyPackageToJson(keyPackage));
}
