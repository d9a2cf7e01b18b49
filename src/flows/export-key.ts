import type { CertificateFile } from '../protocol/certificate.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import { isLongEnough } from '../protocol/passphrase.ts';
import type { IdentityKeyRecord, Ports, SessionRecord } from './ports.ts';
import { addressOf } from './secrets.ts';
import { tellDone } from './tell.ts';

/**
 * An identity key of any session here, in whatever state, as a private key under a passphrase of its own. Throws
 * `PASSPHRASE_WEAK`, `RECORD_DAMAGED`, or `UNEXPECTED` for a key that is not here.
 */
export async function exportPrivateKey(
  ports: Ports,
  { fingerprint, passphrase }: { readonly fingerprint: string; readonly passphrase: string },
): Promise<CertificateFile> {
  if (!isLongEnough(passphrase)) throw new ClavesError('PASSPHRASE_WEAK');
  const { session, key } = await findKey(ports, fingerprint);
  const { certificate } = ports.dialect(session.dialect);
  const seed = await ports.vault.open(addressOf(session, 'identityKeys', fingerprint), key.secret);
  const { request, created } = key;
  try {
    const file = await certificate.toPrivateKeyFile(request, { seed, created }, passphrase);
    await tellDone(ports, { kind: 'private-key-exported', fingerprint });
    return file;
  } finally {
    seed.fill(0);
  }
}

async function findKey(
  { store }: Ports,
  fingerprint: string,
): Promise<{ session: SessionRecord; key: IdentityKeyRecord }> {
  for (const session of await store.sessions()) {
    const keys = await store.identityKeys(session.sessionId);
    const key = keys.find((each) => each.fingerprint === fingerprint);
    if (key) return { session, key };
  }
  throw new ClavesError('UNEXPECTED');
}
