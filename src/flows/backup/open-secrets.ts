import type { SessionRecord } from '../ports.ts';
import { addressOf } from '../secrets.ts';
import type { BackupContent, BackupPorts, Snapshot } from './ports.ts';
import { sessionFor } from './sessions.ts';

/** All that is here, its secrets opened: for a file. Throws `VAULT_LOCKED` or `RECORD_DAMAGED`. */
export async function openSecrets({ vault, clock }: BackupPorts, here: Snapshot): Promise<BackupContent> {
  const of = sessionFor(here.sessions);
  const identityKeys = here.identityKeys.map(async (key) => {
    const address = addressOf(of(key), 'identityKeys', key.fingerprint);
    return { ...key, secret: await vault.open(address, key.secret) };
  });
  const keyPackages = here.keyPackages.map(async (each) => {
    const { secret, ref } = each;
    return {
      ...each,
      secret: secret && (await vault.open(addressOf(of(each), 'keyPackages', ref), secret)),
    };
  });
  return {
    madeAt: clock.now(),
    sessions: here.sessions.map(withoutToken),
    identityKeys: await Promise.all(identityKeys),
    idCerts: here.idCerts,
    keyPackages: await Promise.all(keyPackages),
    journal: here.journal,
    activity: here.activity,
    settings: here.settings,
  };
}

/** What discovery read of the server beside its identity may lie in a record too; the file has no place for it. */
function withoutToken({ token: _, server, ...session }: SessionRecord): BackupContent['sessions'][number] {
  const { certificate, domain, fingerprint, expiresAt } = server;
  return { ...session, server: { certificate, domain, fingerprint, expiresAt } };
}

/** The file's records as they are kept here: sealed under this vault, and without a token. */
export async function sealSecrets(
  { vault }: BackupPorts,
  content: BackupContent,
): Promise<Omit<Snapshot, 'backup'>> {
  const of = sessionFor(content.sessions);
  const identityKeys = content.identityKeys.map(async (key) => {
    const address = addressOf(of(key), 'identityKeys', key.fingerprint);
    return { ...key, secret: await vault.seal(address, key.secret) };
  });
  const keyPackages = content.keyPackages.map(async (each) => {
    const { secret, ref } = each;
    return {
      ...each,
      secret: secret && (await vault.seal(addressOf(of(each), 'keyPackages', ref), secret)),
    };
  });
  return {
    sessions: content.sessions.map((session) => ({ ...session, token: null })),
    identityKeys: await Promise.all(identityKeys),
    idCerts: content.idCerts,
    keyPackages: await Promise.all(keyPackages),
    journal: content.journal,
    activity: content.activity,
    settings: content.settings,
  };
}

/** Nothing secret stays in memory longer than it is needed. */
export function wipe({ identityKeys, keyPackages }: BackupContent): void {
  for (const { secret } of [...identityKeys, ...keyPackages]) secret?.fill(0);
}
