import { ALL_KEPT, type ErrorWords, REPORT } from './words.ts';

const CURRENT_STAYS = 'Your present ID-Cert stays in force, and the new key is kept here.';

/** Refusals of an identity key, and of ID-Certs asked for. */
export const KEY_ERRORS = {
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
    todo: 'Rotate to a new key, and please report this.',
  },
  KEY_NOT_YET_VALID: {
    happened: 'The home server finds the key dated in the future.',
    safe: CURRENT_STAYS,
    todo: 'Set the clock of this device, then rotate again.',
  },
  KEY_IN_USE: {
    happened: 'The home server knows this key from another session.',
    safe: 'That key is given up and kept for the record. Your present ID-Cert stays in force.',
    todo: 'Rotate again: a new key is made.',
  },
  KEY_SUPERSEDED: {
    happened: 'A newer key has already taken the place of this one.',
    safe: 'All keys are kept here.',
    todo: 'Look under Certificates which one is current. Rotate again if you wish.',
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
} as const satisfies Record<string, ErrorWords>;

function refusal(what: string): ErrorWords {
  return { happened: `The home server ${what}.`, safe: CURRENT_STAYS, todo: REPORT };
}
