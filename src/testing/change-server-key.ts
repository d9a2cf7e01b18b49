import type { HomeServer } from '../../server/services/home-server.ts';
import { writeKeyFile } from '../../server/services/server-key-file.ts';
import { certify, makeSelfSignedCertificate } from '../crypto/openpgp/certify.ts';
import { publicKeyOf } from '../crypto/openpgp/public-key.ts';
import { toWire } from '../crypto/openpgp/wire.ts';

/**
 * Gives a home server a new key, as its administrator would; it must be started again afterwards. `certified`: does the
 * old key vouch for the new one?
 */
export async function changeServerKey(home: HomeServer, dataDir: string, certified: boolean): Promise<void> {
  const { domain } = home;
  const { secret: old, expiresAt } = home.key;
  const secret = { seed: crypto.getRandomValues(new Uint8Array(32)), created: home.now() };
  const alone = await makeSelfSignedCertificate(secret, domain, expiresAt);
  const terms = { issuedAt: secret.created, expiresAt, notations: [] };
  const certificate = certified ? await certify(alone, { key: old, userId: domain }, terms) : alone;
  const { fingerprint } = await publicKeyOf(secret);
  await home.db.updateTable('server_certificates').set({ superseded_at: secret.created }).execute();
  await home.db
    .insertInto('server_certificates')
    .values({
      domain,
      fingerprint,
      wire: toWire(certificate),
      issued_at: secret.created,
      expires_at: expiresAt,
      superseded_at: null,
    })
    .execute();
  await writeKeyFile(dataDir, secret);
}
