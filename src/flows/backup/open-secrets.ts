import { signedOutRecord } from '../foreign/record.ts';
import type { SessionRecord } from '../ports.ts';
import { addressOf } from '../secrets.ts';
import { type Damaged, isWhole } from './damaged.ts';
import { pinnedParts, toKnown } from './foreign-servers.ts';
import { leaveOut } from './leave-out.ts';
import { openEach } from './open-each.ts';
import type { BackupContent, BackupPorts, Snapshot } from './ports.ts';
import { sessionFor } from './sessions.ts';

/** All that is here and opens, for a file, and what does not. Throws `VAULT_LOCKED`. */
export async function openSecrets(
  ports: BackupPorts,
  here: Snapshot,
): Promise<{ readonly content: BackupContent; readonly damaged: Damaged }> {
  const { damaged, identityKeys, keyPackages } = await openEach(ports, here);
  const content = {
    madeAt: ports.clock.now(),
    sessions: here.sessions.map(withoutToken),
    identityKeys,
    idCerts: here.idCerts,
    keyPackages,
    journal: here.journal,
    foreignServers: here.foreignServers.map(toKnown),
    activity: here.activity,
    settings: here.settings,
  };
  return { content: isWhole(damaged) ? content : leaveOut(content), damaged };
}

/** What is here and does not open. */
export async function findDamaged(ports: BackupPorts, here: Snapshot): Promise<Damaged> {
  const { damaged, ...opened } = await openEach(ports, here);
  wipe(opened);
  return damaged;
}

function withoutToken({ token: _, server, ...session }: SessionRecord): BackupContent['sessions'][number] {
  return { ...session, server: pinnedParts(server) };
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
    foreignServers: content.foreignServers.map(signedOutRecord),
    activity: content.activity,
    settings: content.settings,
  };
}

/** Nothing secret stays in memory longer than it is needed. */
export function wipe({
  identityKeys,
  keyPackages,
}: Pick<BackupContent, 'identityKeys' | 'keyPackages'>): void {
  for (const { secret } of [...identityKeys, ...keyPackages]) secret?.fill(0);
}
