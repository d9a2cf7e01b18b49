import type { ErrorWords } from '../../error-words.ts';
import { REPORT } from './common.ts';

const HALVES_KEPT = 'None of the batch was taken, and their private halves are kept here.';

/** Refusals of KeyPackages. */
export const keyPackages = {
  KEYPACKAGE_BATCH_SIZE: refusal('does not accept this many KeyPackages at once'),
  KEYPACKAGE_CIPHERSUITE: refusal('does not accept the KeyPackages’ cipher suite'),
  KEYPACKAGE_KEY_INVALID: refusal('found a key in a KeyPackage not valid'),
  KEYPACKAGE_LAST_RESORT: refusal('found a KeyPackage of the wrong kind, ordinary or last-resort'),
  KEYPACKAGE_MALFORMED: refusal('could not read a KeyPackage'),
  KEYPACKAGE_SIGNATURE_INVALID: refusal('found the signature of a KeyPackage not valid'),
  KEYPACKAGE_VERSION: refusal('does not accept the KeyPackages’ version'),
  LEAF_INVALID: refusal('found the leaf node of a KeyPackage not valid'),
  LEAF_SIGNATURE_INVALID: refusal('found the signature of a leaf node not valid'),
  CREDENTIAL_MISMATCH: refusal('found a KeyPackage made for another session'),
  KEYPACKAGE_LIFETIME: {
    happened: 'The home server finds the dates of the KeyPackages out of range.',
    safe: HALVES_KEPT,
    todo: 'Check this device’s clock, then go on: new ones are made with new dates.',
  },
  CERT_NOT_CURRENT: {
    happened: 'The KeyPackages belong to an ID-Cert that is no longer current.',
    safe: HALVES_KEPT,
    todo: 'Go on: Claves reads the current ID-Cert and makes new ones for it.',
  },
  INIT_KEY_REUSED: {
    happened: 'The home server has seen a key of these KeyPackages before.',
    safe: HALVES_KEPT,
    todo: 'Go on: new ones are made.',
  },
  KEYPACKAGE_STOCK_FULL: {
    happened: 'The home server already holds as many KeyPackages for this session as it takes.',
    safe: 'Those that it holds stay and are handed out as before.',
    todo: 'There is nothing to do until some of them are claimed.',
  },
  NO_KEYPACKAGE: {
    happened: 'The home server has no KeyPackage left to hand out.',
    safe: 'Nothing was changed.',
    todo: 'Replenish KeyPackages.',
  },
} satisfies Record<string, ErrorWords>;

function refusal(what: string): ErrorWords {
  return { happened: `The home server ${what}.`, safe: HALVES_KEPT, todo: REPORT };
}
