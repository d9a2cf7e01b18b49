const OPENS_NOTHING =
  'Nothing was stored here. The credential that it just made opens nothing, and can be deleted there.';

/** Who it is: asked where an open vault alone is not enough, and what an authenticator answers. */
export const proof = {
  legend: 'Prove that it is you by',
  ways: { passphrase: 'Passphrase', 'recovery-key': 'Recovery key', passkey: 'Passkey' },
  missing: { passphrase: 'Type your passphrase.', 'recovery-key': 'Type the recovery key.', passkey: '' },
  current: 'Current passphrase',
  asked: 'Your authenticator is asked when you go on.',
  recoveryKeyHint: 'Seven groups of four. Capitals, blanks and hyphens do not matter.',
  /** Why no passkey can be used here: `why` ends the sentence. */
  cannotBeUsed: (why: string) => `Passkeys cannot be used here: ${why}`,
  lack: {
    address:
      'they are bound to a name, and this page was opened by an IP address. On the machine itself, open it as localhost.',
    'no-webauthn': 'this browser has no WebAuthn.',
    'no-prf': 'this browser cannot have an authenticator derive a key (WebAuthn PRF).',
  },
  refusals: {
    cancelled: {
      happened: 'The passkey was not used.',
      safe: 'Nothing changed: it was cancelled, or it took too long.',
      todo: 'Try again whenever you like.',
    },
    untested: {
      happened: 'The passkey was made, but not tried.',
      safe: OPENS_NOTHING,
      todo: 'Add it again and let the authenticator be asked to the end: the new one takes its place.',
    },
    'no-prf': {
      happened: 'This authenticator cannot derive a key (WebAuthn PRF).',
      safe: OPENS_NOTHING,
      todo: 'Use another authenticator or another browser. Your passphrase opens the vault as before.',
    },
    unsteady: {
      happened: 'This authenticator derived another key the second time.',
      safe: OPENS_NOTHING,
      todo: 'It could not open the vault later. Use another authenticator.',
    },
    registered: {
      happened: 'This authenticator has a passkey of this vault already.',
      safe: 'Nothing changed.',
      todo: 'It is in the list. To add another, use another authenticator.',
    },
    'no-key': {
      happened: 'The authenticator gave no key.',
      safe: 'Nothing changed, and your keys stay as they were.',
      todo: 'Use the browser in which the passkey was added, or your passphrase.',
    },
    failed: {
      happened: 'This browser could not reach the authenticator.',
      safe: 'Nothing changed.',
      todo: 'Try again, or use your passphrase.',
    },
  },
  removeAll: {
    button: 'Remove everything from this browser…',
    title: 'Remove everything from this browser?',
    verb: 'Remove everything',
    endsFirst: 'The home server ends this session first.',
    text: 'Then all keys, their history and the vault are deleted here, for good. Only a backup file and its passphrase bring them back.',
  },
};
