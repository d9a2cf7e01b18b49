/** One KeyPackage, opened. Its members have the names of RFC 9420. */
export const keyPackage = {
  title: (shortRef: string) => `KeyPackage ${shortRef}`,
  all: 'All KeyPackages',
  notFound: {
    title: 'There is no such KeyPackage',
    text: 'This session never made one by this reference. The address may be mistyped, or of another browser.',
  },
  meaning: {
    available: 'It waits on the home server for whoever adds this device to a group next.',
    expiring: 'It waits on the home server, and has less than 7 days left: it no longer counts as stock.',
    staged: 'It was made and stored here. The home server has not confirmed yet that it has it.',
    claimed: 'Somebody took it, to add this device to a group. Nobody else is given it.',
    superseded: 'It is voided: the home server hands it out no more.',
    replaced: 'Another last-resort one has taken its place.',
    expired: 'It has run out: nobody accepts it any more.',
    lastResort: 'It is the last-resort one: handed out, again and again, when no other is left.',
    handedOut: 'It was handed out already, and should be replaced.',
  },
  life: {
    name: 'Its life',
    state: 'State',
    made: 'Made',
    uploaded: 'Uploaded',
    claimed: 'Claimed',
    voided: 'Voided',
    runsOut: 'Runs out',
    idCert: 'For ID-Cert',
    not: 'not',
    toCertificates: 'Show the certificates',
  },
  half: {
    name: 'Private half',
    kept: 'It is here, sealed, and was just tried: it belongs to the two public keys below.',
    keptUntil: {
      used: (date: string) => `It is kept until ${date}, as a message to it may come until then.`,
      unused: (date: string) => `It is kept until ${date}, and a week longer: a message may be on its way.`,
      voided:
        'It is kept for a week after that, as a message may be on its way; or until the KeyPackage runs out, and a week longer, where the server cannot say whether it was claimed.',
    },
    deleted: {
      used: (date: string) =>
        `It is not here: it was deleted when the KeyPackage ran out, on ${date}. No message to it can come any more.`,
      voided:
        'It is not here: nobody had claimed the KeyPackage when it was voided, and a week later it was deleted, as of no more use.',
      expired: (date: string) =>
        `It is not here: the KeyPackage ran out on ${date}, and a week later it was deleted, as of no more use.`,
      missing: 'It is not here, though the home server may still hand the KeyPackage out.',
    },
    damaged:
      'What is stored of it does not open, or is not of these public keys. Whoever adds this device by this KeyPackage does so in vain.',
    rotate: 'A rotation voids it on the server, and makes new ones.',
    toRotation: 'Rotate…',
  },
  contents: {
    name: 'What it says',
    valid: 'Both signatures hold, and so does all else that RFC 9420 asks of a KeyPackage by itself.',
    invalid:
      'It does not hold: a signature, a key or its form is not what RFC 9420 asks for. No client takes it.',
    unreadable: 'The stored bytes are no KeyPackage.',
  },
  leaf: 'Leaf node',
  members: {
    ref: 'KeyPackageRef',
    version: 'Protocol version',
    cipherSuite: 'Cipher suite',
    initKey: 'Init key',
    extensions: 'Extensions',
    signature: 'Signature',
    encryptionKey: 'Encryption key',
    signatureKey: 'Signature key',
    credential: 'Credential',
    versions: 'Capabilities: versions',
    cipherSuites: 'Capabilities: cipher suites',
    capableExtensions: 'Capabilities: extensions',
    proposals: 'Capabilities: proposals',
    credentials: 'Capabilities: credentials',
    source: 'Leaf node source',
    notBefore: 'Lifetime: not before',
    notAfter: 'Lifetime: not after',
  },
  nothing: 'none',
  ownIdCert: (serial: string) => `your ID-Cert ${serial}, byte for byte`,
  otherIdentity: 'not the ID-Cert that it was made for',
  bytes: {
    name: 'As a file',
    text: 'TLS-serialised, as the home server hands it out; here in Base64. Nothing in it is secret.',
  },
};
