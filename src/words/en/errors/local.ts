import type { LocalErrorCode } from '../../../protocol/claves-error.ts';
import type { ErrorWords } from '../../error-words.ts';
import { ALL_KEPT, NOTHING_CHANGED, SENT_AGAIN, SIGN_IN_AGAIN, STEPS_KEPT, STORED_FIRST } from './common.ts';

/** What can go wrong in this browser, or between it and the server. */
export const local = {
  SERVER_UNREACHABLE: {
    happened: 'Your home server did not answer.',
    safe: SENT_AGAIN,
    todo: 'Check the connection and the server’s address, then try again.',
  },
  ANSWER_MALFORMED: {
    happened: 'Your home server gave an answer that the protocol does not allow.',
    safe: ALL_KEPT,
    todo: 'Try again. If it stays, tell the administrator of the home server.',
  },
  NOT_A_HOME_SERVER: {
    happened: 'No polyproto home server that Claves can speak to answers at this address.',
    safe: 'Nothing was sent there but the question.',
    todo: 'Check the address: the server’s name as its administrator gave it to you, beginning with https://.',
  },
  SERVER_KEY_INVALID: {
    happened:
      'The home server’s own certificate is broken or expired, or it is of a domain that does not name this address as its own.',
    safe: 'Nothing that it certified was used, and no password was sent to it.',
    todo: 'Do not go on. Ask the administrator of the home server.',
  },
  SERVER_KEY_CHANGED: {
    happened:
      'The home server shows another key than the one that this browser knows, and the known one did not vouch for it.',
    safe: 'Claves stopped before using it. Your keys are as they were.',
    todo: 'Somebody may be posing as your server. Compare the key that it shows now with what its administrator tells you, before anything else.',
  },
  ID_CERT_REJECTED: {
    happened: 'The home server issued an ID-Cert that does not hold up to its checks.',
    safe: 'It is kept for the record and never used. The key made for it is given up.',
    todo: 'Look at it under Certificates to see which check failed, then rotate again.',
  },
  VAULT_MISSING: {
    happened: 'There is no vault in this browser: none was made yet, or its storage was cleared.',
    safe: 'Nothing was stored that could not be opened again.',
    todo: 'Reload the page: it says what can be done.',
  },
  VAULT_EXISTS: {
    happened: 'This browser has a vault already.',
    safe: 'It is as it was.',
    todo: 'Reload the page and unlock it with its passphrase.',
  },
  VAULT_LOCKED: {
    happened: 'The vault is locked.',
    safe: ALL_KEPT,
    todo: 'Unlock it with its passphrase, then try again.',
  },
  PASSPHRASE_WRONG: {
    happened: 'This is not the passphrase of this vault.',
    safe: 'Your keys stay sealed, and there is no limit to your tries.',
    todo: 'Type it again; mind capital letters and the keyboard’s language.',
  },
  PASSPHRASE_WEAK: {
    happened: 'This passphrase is too easy to guess.',
    safe: NOTHING_CHANGED,
    todo: 'Choose a longer one: four or more words that do not belong together are good.',
  },
  RECOVERY_KEY_MISTYPED: {
    happened: 'This is not a recovery key: at least one of its characters is mistyped, or some are missing.',
    safe: NOTHING_CHANGED,
    todo: 'Compare it group by group with what you wrote down.',
  },
  RECOVERY_KEY_WRONG: {
    happened: 'This recovery key is not the one of this vault.',
    safe: 'Your keys stay sealed, and there is no limit to your tries.',
    todo: 'Look for the one that you wrote down last: a newer one takes the place of all before it.',
  },
  RECOVERY_KEY_CHANGED: {
    happened: 'Another recovery key was made or removed meanwhile, in another tab.',
    safe: 'What was done there holds. The key that was typed back here opens nothing.',
    todo: 'Throw away what you wrote down for this one, and discard it. If you need another one, make it then.',
  },
  PASSKEY_WRONG: {
    happened: 'This passkey does not open this vault.',
    safe: 'Your keys stay sealed.',
    todo: 'Use another passkey, your passphrase, or the recovery key.',
  },
  BACKUP_UNREADABLE: {
    happened: 'This is not a backup file of Claves, or it is damaged.',
    safe: NOTHING_CHANGED,
    todo: 'Choose another file. If you have a second copy of it, try that one.',
  },
  BACKUP_TOO_NEW: {
    happened: 'This backup file was made by a newer version of Claves.',
    safe: NOTHING_CHANGED,
    todo: 'Open it with that version, or a later one.',
  },
  BACKUP_PASSPHRASE_WRONG: {
    happened: 'This is not the passphrase of this backup file.',
    safe: NOTHING_CHANGED,
    todo: 'Type it again. It is the one that the file was made with, which a later change of the vault’s passphrase does not touch.',
  },
  BACKUP_IMPOSSIBLE: {
    happened:
      'Something that is stored here is not as Claves writes it, so no backup file could be made of it.',
    safe: 'Nothing was changed, and backup files that were made before hold what they held.',
    todo: 'Keep this browser’s data, and please report it. The private keys can be exported one by one under Certificates.',
  },
  BACKUP_TOO_LARGE: {
    happened: 'More is kept in this browser than one backup file can hold.',
    safe: 'Nothing was changed, and backup files that were made before hold what they held.',
    todo: 'Please report it. The private keys can be exported one by one under Certificates.',
  },
  BACKUP_LACKS_KEYS: {
    happened: 'Some keys of this browser are in no backup file that was proven to open.',
    safe: 'Nothing was removed, and no session was ended.',
    todo: 'Make a backup, keep its file somewhere else, and prove it. Then remove everything.',
  },
  JOURNEY_OPEN: {
    happened: 'Something was begun here and is not finished yet.',
    safe: 'Nothing was removed, and no session was ended. What was begun is kept, step for step.',
    todo: 'Finish it on the overview, then make a backup and prove it.',
  },
  KDF_WEAKENED: {
    happened: 'The settings that protect your passphrase were weakened by something other than Claves.',
    safe: 'The passphrase was not used with them, and your keys stay sealed.',
    todo: 'Do not type your passphrase here again. Check this computer and this browser’s extensions first.',
  },
  WAY_IN_DAMAGED: {
    happened: 'This way into the vault is damaged: its stored bytes were changed.',
    safe: 'Your keys stay sealed, nothing was overwritten, and the other ways in open the vault as before.',
    todo: 'Open it by another way, then make this one anew on the page “Vault”. Where there is no other, only a backup file brings the keys back.',
  },
  PASSPHRASE_DAMAGED: {
    happened: 'The passphrase opens the vault no more: what is stored of it was changed.',
    safe: 'No other way in was removed, so the vault can still be opened.',
    todo: 'Change the passphrase first, with another way in as the proof.',
  },
  RECORD_DAMAGED: {
    happened: 'A stored secret could not be opened: its bytes were changed.',
    safe: 'Nothing was used or overwritten, and the other records are as they were.',
    todo: 'Restore a backup file that holds it: that mends it. Else rotate to get a new key; if that fails as well, sign out and sign in again for a new session.',
  },
  KEYS_UNREADABLE: {
    happened: 'Some keys that are kept here could not be opened: their stored bytes were changed.',
    safe: 'Nothing was made, removed or overwritten, and the other keys are as they were.',
    todo: 'If an earlier backup file holds them, restore it here: that mends them. Else choose to go on without them; no file will bring them back.',
  },
  RECORD_MOVED: {
    happened: 'A stored secret lies in the place of another one: something other than Claves moved it.',
    safe: 'It was not used, nothing was overwritten, and the other records are as they were.',
    todo: 'Check this computer and this browser’s extensions first. Then rotate to get a new key.',
  },
  NAME_MALFORMED: {
    happened: 'A character of this name is cut in half, so the name cannot be stored.',
    safe: NOTHING_CHANGED,
    todo: 'Type it again, and leave that character out.',
  },
  STORAGE_FULL: {
    happened: 'This browser has no room left to store what was made.',
    safe: STORED_FIRST,
    todo: 'Free some space on this device, then go on.',
  },
  STORAGE_FAILED: {
    happened: 'This browser could not read or write its storage.',
    safe: STORED_FIRST,
    todo: 'Leave private browsing if you are in it, close other tabs of Claves, and reload.',
  },
  STORAGE_OUTDATED: {
    happened: 'A newer version of Claves is open in another tab, and has taken the storage over.',
    safe: 'Your keys are as they were, and what was begun is kept.',
    todo: 'Reload this page.',
  },
  SIGN_IN_NEEDED: {
    happened: 'Your home server no longer accepts this session’s sign-in.',
    safe: ALL_KEPT,
    todo: SIGN_IN_AGAIN,
  },
  NO_SESSION: {
    happened: 'No identity is signed in here.',
    safe: 'Keys of earlier sessions stay in the vault.',
    todo: 'Create an identity, or sign in.',
  },
  SESSION_EXISTS: {
    happened: 'An identity is signed in here already.',
    safe: 'It is as it was.',
    todo: 'Sign out first, or use another browser profile for a second identity.',
  },
  JOURNAL_CHANGED: {
    happened: 'Another tab was at the same work and got ahead of this one.',
    safe: 'This tab wrote nothing; the other tab’s work stands.',
    todo: 'Look at what is shown now, and try again if something is still to do.',
  },
  STOPPED: {
    happened: 'Stopped.',
    safe: STEPS_KEPT,
    todo: 'Go on whenever you like.',
  },
  UNEXPECTED: {
    happened: 'Something failed that should not be able to fail.',
    safe: 'What is stored in this browser is as it was after the last finished step.',
    todo: 'Reload the page and try again. If it happens again, please report it.',
  },
} satisfies Partial<Record<LocalErrorCode, ErrorWords>>;
