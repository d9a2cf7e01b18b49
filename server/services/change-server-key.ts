import { armorPublicKey } from '../../src/crypto/openpgp/armor.ts';
import { certify, makeSelfSignedCertificate } from '../../src/crypto/openpgp/certify.ts';
import { publicKeyOf } from '../../src/crypto/openpgp/public-key.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { ISSUE_TOLERANCE, SERVER_KEY_LIFETIME } from '../../src/protocol/numbers.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Tx } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import type { Caller } from '../http/mount.ts';
import type { HomeServer, ServerKey } from './home-server.ts';
import { whileRunning } from './key-file-error.ts';
import { keyFilesIn, removeKeyFiles, writeKeyFile } from './server-key-file.ts';
import { insertCertificate } from './server-key-rows.ts';
import { signingKey } from './signing-key.ts';
import { expectStanding } from './tokens.ts';

/**
 * Gives the server a new key and answers with its armored certificate. Throws NOT_ADMINISTRATOR, or as `expectStanding`
 * does.
 */
export async function changeServerKey(home: HomeServer, caller: Caller): Promise<string> {
  if (!home.policy.administrators.has(caller.fid)) throw new ProtocolError('NOT_ADMINISTRATOR');
  return replaceServerKey(home, (tx) => expectStanding(tx, caller));
}

/**
 * The new key is durable beside the old one, then the database names it: that decides. What nobody can name after it is
 * removed here, or else by the next start or change. `mayGoOn` throws where it may not, with nobody signing meanwhile.
 */
export async function replaceServerKey(
  home: HomeServer,
  mayGoOn: (tx: Tx) => Promise<void> = async () => {},
): Promise<string> {
  const { db, dataDir } = home;
  const listed = await whileRunning(() => keyFilesIn(dataDir));
  const next = await transact(db, async (tx) => {
    const old = await signingKey(home, tx, 'alone');
    await mayGoOn(tx);
    const inserted = await insertNextKey(home, tx, old);
    await home.wakeUps.announce(tx, null);
    return inserted;
  });
  home.key = next.key;
  await removeKeyFiles(dataDir, listed, next.key.fingerprint);
  return armorPublicKey(next.certificate);
}

async function insertNextKey(home: HomeServer, tx: Tx, old: ServerKey) {
  const { domain, dataDir } = home;
  const created = await dateOfNextKey(home, tx, old);
  const secret = { seed: crypto.getRandomValues(new Uint8Array(32)), created };
  const { fingerprint } = await publicKeyOf(secret);
  const expiresAt = created + SERVER_KEY_LIFETIME;
  const alone = await makeSelfSignedCertificate(secret, domain, expiresAt);
  const certificate = await vouchedFor(alone, domain, old, { from: created, until: expiresAt });
  await whileRunning(() => writeKeyFile(dataDir, secret));
  await insertCertificate(tx, { domain, fingerprint, certificate, issuedAt: created, expiresAt });
  return { key: { secret, fingerprint, expiresAt }, certificate };
}

/**
 * Later than all that was signed before, which may be dated as far ahead as a request: so each second has one key.
 * Throws UNAVAILABLE where no client would believe that date yet.
 */
async function dateOfNextKey(home: HomeServer, tx: Tx, old: ServerKey): Promise<UnixSeconds> {
  const { last } = await tx
    .selectFrom('id_certs')
    .select(({ fn }) => fn.max('issued_at').as('last'))
    .executeTakeFirstOrThrow();
  const now = home.now();
  const created = Math.max(now, (last ?? 0) + 1, old.secret.created + 1);
  const tooFar = created - now - ISSUE_TOLERANCE;
  if (tooFar > 0) throw new ProtocolError('UNAVAILABLE', { retryAfter: tooFar });
  return created;
}

/** A key that has run out can vouch for nothing: then clients stop and ask. */
async function vouchedFor(
  certificate: Uint8Array,
  userId: string,
  old: ServerKey,
  { from, until }: { readonly from: UnixSeconds; readonly until: UnixSeconds },
): Promise<Uint8Array> {
  const expiresAt = Math.min(until, old.expiresAt);
  if (expiresAt <= from) return certificate;
  return certify(certificate, { key: old.secret, userId }, { issuedAt: from, expiresAt, notations: [] });
}
