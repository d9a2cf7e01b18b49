import { fromBase64 } from '../../src/crypto/encoding.ts';
import { type GeneratedKeyPackage, generateKeyPackage } from '../../src/crypto/mls/generate.ts';
import { type LeafSigner, makeLeafSigner } from '../../src/crypto/mls/signer.ts';
import { unarmorPublicKey } from '../../src/crypto/openpgp/armor.ts';
import { makeCertificateRequest } from '../../src/crypto/openpgp/certificate-request.ts';
import type { SeededKey } from '../../src/crypto/openpgp/seeded-key.ts';
import { keyPackageToJson } from '../../src/protocol/p2core/key-package-json.ts';
import { enrolled, idCert } from '../../src/protocol/p2core/schemas.ts';
import type { Askable, Reply } from './test-server.ts';

export const PASSWORD = 'a decent passphrase';
export const DAY = 86_400;

export interface TestKey {
  readonly secret: SeededKey;
  /** The armored certificate request. */
  readonly request: string;
  readonly signer: LeafSigner;
}

/** One client, with the key that it holds now. */
export interface TestSession {
  readonly username: string;
  readonly fid: string;
  readonly sessionId: string;
  readonly token: string;
  readonly key: TestKey;
  /** As it travels. */
  readonly idCert: string;
}

/** A fresh identity key of this actor and its request. `ahead`: of the server's clock, in seconds. */
export async function makeKey(server: Askable, username: string, ahead = -60): Promise<TestKey> {
  const seed = crypto.getRandomValues(new Uint8Array(32));
  const created = server.clock.now + ahead;
  const secret = { seed, created };
  const { armored } = await makeCertificateRequest(secret, `${username}@${server.domain}`);
  return { secret, request: armored, signer: await makeLeafSigner(seed) };
}

export function register(server: Askable, username: string): Promise<Reply> {
  return server.ask('POST', '/p2core/identity', { body: { username, password: PASSWORD } });
}

/** Asks for a session of an actor that exists. */
export function trust(
  server: Askable,
  asked: { username: string; sessionId: string; csr: string; password?: string },
): Promise<Reply> {
  const { username, password = PASSWORD, sessionId: session_id, csr } = asked;
  return server.ask('POST', '/p2core/session/trust', { body: { username, password, session_id, csr } });
}

/** A new session of an actor, who is registered first where need be. */
export async function enrol(server: Askable, username: string, sessionId = 'browser'): Promise<TestSession> {
  await register(server, username);
  const key = await makeKey(server, username);
  const reply = await trust(server, { username, sessionId, csr: key.request });
  const { id_cert, token } = enrolled.parse(reply.body);
  return { username, fid: `${username}@${server.domain}`, sessionId, token, key, idCert: id_cert };
}

export function postKey(
  server: Askable,
  { token }: TestSession,
  request: string,
  ifMatch?: string,
): Promise<Reply> {
  const headers = ifMatch === undefined ? {} : { 'if-match': ifMatch };
  return server.ask('POST', '/p2core/key/user/@me', { token, body: request, headers });
}

/** The session with a new key and ID-Cert. */
export async function rotated(server: Askable, session: TestSession): Promise<TestSession> {
  const key = await makeKey(server, session.username);
  const reply = await postKey(server, session, key.request);
  return { ...session, key, idCert: idCert.parse(reply.body) };
}

/** The unarmored ID-Cert: what a KeyPackage's credential holds. */
export function certificateOf({ idCert }: TestSession): Uint8Array {
  return unarmorPublicKey(new TextDecoder().decode(fromBase64(idCert)));
}

/** Real KeyPackages of this session, with their private halves. */
export function makeKeyPackages(
  server: Askable,
  session: TestSession,
  count: number,
  options: { lastResort?: boolean; notAfter?: number } = {},
): Promise<GeneratedKeyPackage[]> {
  const { lastResort = false, notAfter = server.clock.now + 30 * DAY } = options;
  const lifetime = { notBefore: server.clock.now - 3600, notAfter };
  const { signer } = session.key;
  const one = () => generateKeyPackage({ signer, identity: certificateOf(session), lifetime, lastResort });
  return Promise.all(Array.from({ length: count }, one));
}

/** TLS-serialised KeyPackages, put into JSON. */
export function upload(
  server: Askable,
  { token }: TestSession,
  keyPackages: readonly Uint8Array[],
): Promise<Reply> {
  return server.ask('POST', '/p2core/keypackage/@me', { token, body: keyPackages.map(keyPackageToJson) });
}

export function putLastResort(
  server: Askable,
  { token }: TestSession,
  keyPackage: Uint8Array,
): Promise<Reply> {
  return server.ask('PUT', '/p2core/keypackage_lr', { token, body: keyPackageToJson(keyPackage) });
}

/** Uploads fresh ones and gives them back. */
export async function stock(
  server: Askable,
  session: TestSession,
  count: number,
): Promise<GeneratedKeyPackage[]> {
  const made = await makeKeyPackages(server, session, count);
  await upload(
    server,
    session,
    made.map(({ keyPackage }) => keyPackage),
  );
  return made;
}

/** `key`: the header `Idempotency-Key`, as it is sent. */
export function claim(
  server: Askable,
  { token }: TestSession,
  fid: string,
  key: string | null = null,
): Promise<Reply> {
  const headers = key === null ? {} : { 'idempotency-key': key };
  return server.ask('GET', `/p2core/keypackage/${fid}`, { token, headers });
}

export function inventoryOf(server: Askable, { token }: TestSession): Promise<Reply> {
  return server.ask('GET', '/p2core/keypackage/@me', { token });
}
