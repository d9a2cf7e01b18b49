import type { ErrorCode, ErrorDetails } from './errors.ts';

/** What can go wrong on this side of the wire. The closed union: one table turns each into a sentence for people. */
export type LocalErrorCode =
  /** No answer came. Whether the server acted is unknown; the same bytes may be sent again. */
  | 'SERVER_UNREACHABLE'
  /** An answer came that the protocol does not allow here. */
  | 'ANSWER_MALFORMED'
  /** The address answers, but not as a home server whose dialect we speak. */
  | 'NOT_A_HOME_SERVER'
  /** The server's certificate is broken, expired, or not of its domain. */
  | 'SERVER_KEY_INVALID'
  /** The server's key is another than the pinned one, and the pinned one did not certify it. */
  | 'SERVER_KEY_CHANGED'
  /** The like of a server that is not the home server. `FOREIGN_REFUSED`: for any reason without a code here. */
  | 'FOREIGN_UNREACHABLE'
  | 'FOREIGN_UNAVAILABLE'
  | 'FOREIGN_KEY_INVALID'
  | 'FOREIGN_KEY_CHANGED'
  | 'FOREIGN_REFUSED'
  /** The server that was to be signed in on as on a foreign one is the home server. */
  | 'NOT_FOREIGN'
  /** Which ID-Cert is current is not known before the rotation that is open goes on. */
  | 'ID_CERT_PENDING'
  /** The ID-Cert in a 201 did not verify: kept for the log, never used. */
  | 'ID_CERT_REJECTED'
  | 'VAULT_MISSING'
  | 'VAULT_EXISTS'
  | 'VAULT_LOCKED'
  | 'PASSPHRASE_WRONG'
  | 'PASSPHRASE_WEAK'
  /** What was typed is no recovery key: its checksum does not fit. */
  | 'RECOVERY_KEY_MISTYPED'
  /** A whole recovery key, but not of this vault. */
  | 'RECOVERY_KEY_WRONG'
  /** Another tab stored or removed one after this one was made; nothing was written. */
  | 'RECOVERY_KEY_CHANGED'
  /** The authenticator's secret does not open this vault. */
  | 'PASSKEY_WRONG'
  /** Not a backup file of ours, or a damaged one. */
  | 'BACKUP_UNREADABLE'
  /** Made by a later version. */
  | 'BACKUP_TOO_NEW'
  | 'BACKUP_PASSPHRASE_WRONG'
  /** A record here is not as it is written, and no file would be read again that held it. */
  | 'BACKUP_IMPOSSIBLE'
  /** More is kept here than a backup file may hold. */
  | 'BACKUP_TOO_LARGE'
  /** A key here is in no backup file that was proven. */
  | 'BACKUP_LACKS_KEYS'
  /** What was begun has to be finished first. */
  | 'JOURNEY_OPEN'
  /** The stored key derivation is weaker than allowed: somebody changed it. */
  | 'KDF_WEAKENED'
  /** What is stored of a way into the vault was changed, or is of another vault. */
  | 'WAY_IN_DAMAGED'
  /** The same of the passphrase's, where it would have become the only one. */
  | 'PASSPHRASE_DAMAGED'
  /** A sealed record did not open: its bytes were changed. */
  | 'RECORD_DAMAGED'
  /** Some of the keys that are to be kept or given up do not open. */
  | 'KEYS_UNREADABLE'
  /** A sealed record is whole, and was put in the place of another one. */
  | 'RECORD_MOVED'
  /** What a person calls something holds half a character, which is no text. */
  | 'NAME_MALFORMED'
  | 'STORAGE_FULL'
  | 'STORAGE_FAILED'
  /** A page of a later version has upgraded the storage: this one cannot open it any more. */
  | 'STORAGE_OUTDATED'
  /** The token is gone or refused: sign in again, then what was begun goes on. */
  | 'SIGN_IN_NEEDED'
  | 'NO_SESSION'
  | 'SESSION_EXISTS'
  /** Another tab moved the journal meanwhile; nothing was written. */
  | 'JOURNAL_CHANGED'
  /** The person stopped it. What was begun is in the journal. */
  | 'STOPPED'
  /** A defect of ours. */
  | 'UNEXPECTED';

export type ClavesCode = ErrorCode | LocalErrorCode;

/** The one error that reaches the page. Carries no message of its own: text is made from the code. */
export class ClavesError extends Error {
  readonly code: ClavesCode;
  readonly details: ErrorDetails;

  constructor(code: ClavesCode, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(code, { cause: options.cause });
    this.name = 'ClavesError';
    this.code = code;
    this.details = options.details ?? {};
  }
}
