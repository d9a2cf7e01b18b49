/** The way in, while no session is open. */
export const welcome = {
  title: 'Your identity’s keys, made and kept in this browser',
  intro:
    'Claves makes the keys of your polyproto identity here and keeps them sealed. Your home server certifies the public half; the private half never leaves this browser.',
  outcome: 'People can then add this device to their encrypted groups, and Claves shows until when.',
  toRestore: 'Restore from a backup file',
  toBackup: 'Back up the keys that are here',
  signedOut: {
    title: 'No session is open',
    text: 'The vault of this browser is unlocked, and nobody is signed in. Earlier keys and their history are kept.',
    identities: 'Keys of these identities are here:',
    passphraseIsSet: 'The passphrase of this browser is set already: you chose it at an earlier try.',
    lock: 'Lock the vault',
    leave: 'Leaving this browser for good',
    leaveText: 'Once a backup file is proven to hold every key, nothing has to stay here.',
  },
  /** Around the moment when this browser heard of it. */
  heardOn: 'This browser heard of it on',
  ended: {
    title: (fid: string) => `Your home server has ended this browser’s session of ${fid}`,
    kept: 'Its keys and their history are still in this browser’s vault, sealed, and in the backup files that you made: what was encrypted to them can be read.',
    isThere: {
      happened: 'It was ended from elsewhere. The identity itself is there, with other sessions.',
      todo: 'Sign in to begin a new session. If it was not you who ended this one, somebody knows your account password: change it at once, and tell the administrator of your home server.',
    },
    unknown: 'It was ended from elsewhere, or the identity was deleted.',
    noneShown:
      'The server shows no session of this identity any more: all of them have ended, or the identity was deleted. Which of the two, it tells nobody.',
    ifDeleted:
      'If the identity was deleted, nobody can sign in to it or get its name again, and no backup brings it back: create another one. Else sign in to begin a new session. If it was not you, somebody knows your account password: tell the administrator of your home server.',
  },
  deleted: {
    title: (fid: string) => `The identity ${fid} was deleted`,
    over: 'All its sessions are over, and nobody can sign in to it or get its name again.',
    kept: 'Its keys and their history are still in this browser’s vault, for what was encrypted to them. If you have no use for them, “Leaving this browser for good” removes them.',
  },
  restore: {
    title: 'Restore from a backup file',
    brings:
      'The file brings back your identity keys, their ID-Certs and the private halves of KeyPackages, as they were when it was made.',
    noSignIn:
      'It holds no sign-in. Afterwards your home server asks for your account password, and Claves compares what the file brought with what the home server holds.',
    vaultStays: 'What is in this browser’s vault already stays as it is.',
    back: 'Back',
    noneOpen: 'None of its sessions can go on. Go back and sign in, to begin a new one.',
  },
  form: {
    legend: 'What to do',
    create: 'Create an identity',
    signIn: 'Sign in',
    name: 'Name',
    nameHint: 'What others find you by, together with the domain.',
    password: 'Account password',
    passwordNew: 'Goes to your home server, which knows you by it. At least 8 characters.',
    passwordKnown: 'The one that your home server knows you by; it is sent there.',
    passphrase: 'Passphrase of this browser',
    passphraseHint: 'Seals your keys here. It never leaves this browser, and nobody can reset it.',
    repeated: 'The same passphrase once more',
    createButton: 'Create my identity',
    signInButton: 'Sign in',
    invitation: 'Invitation',
    invitationHint: 'From the administrator of the home server. It serves once.',
    missing: {
      name: 'Write your name.',
      otherDomain: (domain: string) =>
        `Names at this home server end in @${domain}. Leave out what follows the @, or use the home server of that domain.`,
      invitation: 'Write the invitation that you were given.',
      password: 'Write your account password.',
      passphrase: (fewest: number) => `Choose a passphrase of at least ${fewest} characters.`,
      repeated: 'The two passphrases differ. Type them again.',
    },
  },
  server: {
    legend: 'Home server',
    other: 'Use another home server',
    asking: 'Asking the home server…',
    fingerprint: 'Its key has this fingerprint. Claves remembers it and stops if another one shows up.',
    address: 'Address',
    addressHint: 'The server’s name, or its whole address with https://.',
    ask: 'Ask this server',
    noAddress: 'This is not an address. Write the server’s name, such as home.example.com.',
    noAnswer: (todo: string) => `No server answers there. ${todo}`,
    onlyHttps:
      'Claves asks by https:// only, as your password goes there; plain http:// is for this machine alone.',
    checkAddress: 'Check the address and the connection, then ask again.',
    noHomeServer:
      'No polyproto home server that Claves can speak to answers there. Check the address: the server’s name as its administrator gave it to you.',
  },
  cutOff: {
    title: 'Half-way in',
    creating: 'Creating',
    signingIn: 'Signing in as',
    /** Between a federation ID and an address. */
    at: 'at',
    cutOff: 'was cut off.',
    putOff: 'was put off by the home server.',
    text: 'The key is stored here; the server’s ID-Cert for it is not. With your account password it goes on from there, with the same key.',
    passwordHint: 'Goes to your home server, which knows you by it.',
    goOn: 'Go on',
    tryAgain: 'Try again',
    giveUp: 'Give it up…',
    giveUpTitle: 'Give this enrolment up?',
    giveUpVerb: 'Give up',
    giveUpText:
      'The key that was made is never used again, and is kept for the record. If the server heard of the name before the line was cut, the name is registered: then sign in with it.',
  },
  progress: {
    title: 'Setting up this browser',
    label: 'Steps of the enrolment',
    steps: {
      ENROLLING: 'A key is made, sealed and stored; then your home server certifies it.',
      CERTIFIED: 'The ID-Cert is checked and stored. KeyPackages are made.',
      STAGED: 'The KeyPackages are stored, then sent.',
      UPLOADED: 'The last-resort KeyPackage is put in place.',
      IDLE: 'People can add this device.',
    },
  },
  /** Signing in again became a new session. */
  newSession: {
    server: {
      title: 'Your home server had ended the earlier session of this browser',
      text: 'This is a new one. The earlier keys stay in the vault. If it was not you who ended it, somebody knows your account password: tell the administrator of your home server.',
      link: 'To the activity',
    },
    'other-key': {
      title: 'The earlier session of this browser lives on under another key',
      text: 'This is a new one. Most likely a backup of this browser was restored in another one, and the session goes on there. If it was not you who did that, somebody else may hold that key: look at the sessions, and end it there.',
      link: 'To the sessions',
    },
  },
  signInAgain: {
    refused: {
      title: 'Your home server asks you to sign in again',
      text: 'Your keys are kept here. What the home server holds now is known once you are in; what was begun goes on then.',
    },
    restored: {
      title: 'The backup is restored: now sign in',
      text: 'Its keys are in this browser; a sign-in is never in the file. Once you are in, what was restored is compared with what your home server holds, and the key is rotated if the two differ.',
    },
    ifRefused:
      'If it refuses the right password, the identity may have been deleted: “Sign out…” leads out of it.',
    button: 'Sign in again',
  },
};
