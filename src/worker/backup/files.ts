import type { BackupContent, BackupFiles } from '../../flows/backup/ports.ts';
import { ClavesError } from '../../protocol/claves-error.ts';
import type { VaultCipher } from '../../storage/cipher.ts';
import { isOfVersion1 } from './activity-schema.ts';
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
  if (foreignServers.length > 0 || 'poolTarget' in settings || 'refillsByItself' in settings) return 2;
  return activity.every(({ event }) => isOfVersion1(event)) ? 1 : 2;
}

function readAs(code: 'BACKUP_IMPOSSIBLE' | 'BACKUP_UNREADABLE', json: Uint8Array): BackupContent {
  try {
    return readContent(json);
  } catch (cause) {
    throw new ClavesError(code, { cause });
  }
}
