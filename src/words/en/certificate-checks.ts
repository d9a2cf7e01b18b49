import { plural } from '../numbers.ts';

/** What an ID-Cert says, and what became of each check of it. */
export const certificateChecks = {
  /** What each check looks at, and a sentence for when it passed and one for when it failed. */
  checks: {
    structure: {
      name: 'its form',
      passed: 'It has the form that the protocol asks for, and nothing besides.',
      failed: 'Its form is not what the protocol asks for.',
    },
    'self-signature': {
      name: 'its own signature',
      passed: 'The identity key has signed its own name.',
      failed: 'The signature of the identity key over its own name does not hold.',
    },
    certification: {
      name: 'the certification',
      passed: 'The key that this browser knows of your home server certified it.',
      failed: 'It is not certified by the key that this browser knows of your home server.',
    },
    fid: { name: 'the name', passed: 'It names you.', failed: 'It names somebody else.' },
    'session-id': {
      name: 'the session',
      passed: 'It names the session that it belongs to.',
      failed: 'It names another session.',
    },
    'public-key': {
      name: 'the key',
      passed: 'It holds the key that this browser made.',
      failed: 'It holds another key than the one that this browser made.',
    },
    dates: { name: 'the dates', passed: 'Its dates hold.', failed: 'Its dates do not hold.' },
  },
  /** Before the sentence of a check, for screen readers. */
  passed: 'Passed:',
  failed: 'Failed:',
  notCheckedAfter: (name: string) => `Not checked, since an earlier check failed: ${name}.`,
  notCheckedHere: (name: string) => `Not checked here: ${name}.`,
  unreadable: 'It could not be read, so nothing was checked.',
  valid: (count: number) =>
    plural(count, { one: 'Valid: its # check passed.', other: 'Valid: all # checks passed.' }),
  invalid: (passed: string, of: string) => `Not valid: ${passed} of ${of} checks passed.`,
  incomplete: (passed: string, of: string) => `Not checked in full: ${passed} of ${of} checks passed.`,
  facts: {
    fid: 'Federation ID',
    sessionId: 'Session ID',
    serial: 'Serial',
    made: 'Key made',
    issued: 'Issued',
    runsOut: 'Runs out',
    issuer: 'Issued by',
    issuerKey: 'Issuer’s key',
    publicKey: 'Public key',
    format: 'Format',
    algorithm: 'Algorithm',
    hash: 'Hash',
    'signature-type': 'Signature type',
    notation: (name: string) => `Notation ${name}`,
  },
  file: {
    what: (serial: string) => `ID-Cert ${serial}`,
    unreadable: 'the unreadable ID-Cert',
  },
};
