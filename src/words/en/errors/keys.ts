import type { ErrorWords } from '../../error-words.ts';
import { ALL_KEPT } from './common.ts';

const CURRENT_STAYS = 'An ID-Cert that you have stays in force, and the refused key is kept here.';
/** A rotation stays open at such a refusal: no new key is made for it. */
const SAME_KEY =
  'Going on sends the same key again, and no other. If it is refused again, it is a fault in Claves or in the home server: please report it.';

/** Refusals of an identity key, and of ID-Certs asked for. */
export const keys = {
  KEY_ARMOR_INVALID: refusal('could not read the key that Claves sent'),
  KEY_ALGORITHM_FORBIDDEN: refusal('does not accept the key’s algorithm'),
  KEY_MULTIPLE: refusal('found more than one key where one belongs'),
  KEY_PACKET_FORBIDDEN: refusal('found something in the key that does not belong there'),
  KEY_SELF_SIGNATURE_INVALID: refusal('found the key’s own signature not valid'),
  KEY_USAGE_INVALID: refusal('found that the key is not made for signing'),
  KEY_USER_ID_MISMATCH: refusal('found another name in the key than yours'),
  KEY_REVOKED: refusal('found the key revoked'),
  KEY_EXPIRED: refusal('found the key expired'),
  KEY_IS_PRIVATE: {
    happened: 'The home server says that a private key was sent to it.',
    safe: 'It states that it neither stored nor logged it. Claves sends public keys only, so this should not be possible.',
    todo: 'Please report this. Going on would send the same public key again.',
  },
  KEY_NOT_YET_VALID: {
    happened: 'The home server finds each of several new keys dated in the future.',
    safe: CURRENT_STAYS,
    todo: 'Set the clock of this device, then go on: a new key is made once more.',
  },
  KEY_IN_USE: {
    happened: 'The home server says that it knows each of several new keys from another session.',
    safe: 'Those keys are kept for the record. An ID-Cert that you have stays in force.',
    todo: 'Going on makes a new key once more. If it is refused again, tell the administrator of the home server.',
  },
  KEY_SUPERSEDED: {
    happened: 'A newer key has already taken the place of this one.',
    safe: 'All keys are kept here.',
    todo: 'Go on: Claves compares with the server first. Under Certificates you see which one is current.',
  },
  KEY_CHANGED: {
    happened:
      'The session’s ID-Cert on the home server is another than the one that this rotation began with.',
    safe: 'The late request had no effect. All keys are kept here.',
    todo: 'Go on: Claves compares with the server first.',
  },
  CERT_NOT_FOUND: {
    happened: 'The home server has no ID-Cert for that time.',
    safe: ALL_KEPT,
    todo: 'If it should have one, the server may have been restored from a backup: rotate anew.',
  },
} satisfies Record<string, ErrorWords>;

function refusal(what: string): ErrorWords {
  return { happened: `The home server ${what}.`, safe: CURRENT_STAYS, todo: SAME_KEY };
}
