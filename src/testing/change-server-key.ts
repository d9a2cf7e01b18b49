import { replaceServerKey } from '../../server/services/change-server-key.ts';
import type { HomeServer } from '../../server/services/home-server.ts';
import { writeKeyFile } from '../../server/services/server-key-file.ts';
import { insertCertificate } from '../../server/services/server-key-rows.ts';
import { makeSelfSignedCertificate } from '../crypto/openpgp/certify.ts';
import { publicKeyOf } from '../crypto/openpgp/public-key.ts';

/**
 * Gives a home server a new key: as its administrator would, or else (not `certified`) as somebody would who took its
 * address over, so that the old key does not vouch for it; then it must be started again.
 */
export async function changeServerKey(home: HomeServer, dataDir: string, certified: boolean): Promise<void> {
  if (certified) await replaceServerKey(home);
  else await takeOver(home, dataDir);
}

async function takeOver({ db, domain, key, now }: HomeServer, dataDir: string): Promise<void> {
  const secret = { seed: crypto.getRandomValues(new Uint8Array(32)), created: now() };
  const { expiresAt } = key;
  const { fingerprint } = await publicKeyOf(secret);
  const certificate = await makeSelfSignedCertificate(secret, domain, expiresAt);
  const made = { domain, fingerprint, certificate, issuedAt: secret.created, expiresAt };
  await db.transaction().execute((tx) => insertCertificate(tx, made));
  await writeKeyFile(dataDir, secret);
}
