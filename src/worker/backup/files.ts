import type { BackupContent, BackupFiles } from '../../flows/backup/ports.ts';
import { ClavesError } from '../../protocol/claves-error.ts';
import type { VaultCipher } from '../../storage/cipher.ts';
import { versionOfEvent } from './activity-schema.ts';
import { readContent, writeContent } from './content.ts';
import { type BackupVersion, openEnvelope, sealEnvelope } from './envelope.ts';

/** Backup files as docs/backup-file.md describes them. */
export function makeBackupFiles(cipher: VaultCipher): BackupFiles {
  return {
    async write(content, passphrase) {
      const json = writeContent(content);
      try {
        // A file that could not be read again would be found out when it is too late.
        readAs('BACKUP_IMPOSSIBLE', json);
        return await sealEnvelope(cipher, json, passphrase, versionOf(content));
      } finally {
        json.fill(0);
      }
    },
    async read(bytes, passphrase) {
      const json = await openEnvelope(cipher, bytes, passphrase);
      try {
        return readAs('BACKUP_UNREADABLE', json);
      } finally {
        json.fill(0);
      }
    },
  };
}

/** The earliest that can hold it, so that an older Claves reads what it can. */
function versionOf({ foreignServers, activity, settings }: BackupContent): BackupVersion {
  const ofSettings = 'poolTarget' in settings || 'refillsByItself' in settings ? 3 : 1;
  const ofServers = foreignServers.length > 0 ? 2 : 1;
  const ofEvents = activity.map(({ event }) => versionOfEvent(event));
  return [ofSettings, ofServers, ...ofEvents].reduce<BackupVersion>(later, 1);
}

function later(one: BackupVersion, other: number): BackupVersion {
  return other > one ? (other as BackupVersion) : one;
}

function readAs(code: 'BACKUP_IMPOSSIBLE' | 'BACKUP_UNREADABLE', json: Uint8Array): BackupContent {
  try {
    return readContent(json);
  } catch (cause) {
    throw new ClavesError(code, { cause });
  }
}
