/** The page of one ID-Cert, or of one key. */
export const certificate = {
  title: (serial: string) => `ID-Cert ${serial}`,
  unreadable: 'An ID-Cert that cannot be read',
  keyTitle: 'A key without an ID-Cert',
  back: 'All certificates',
  /** Its first sentence. The date is that of its end, or of the key where there is no end. */
  leads: {
    current: (date: string) => `In force until ${date}.`,
    pending: (date: string) => `Made on ${date}, and not certified yet.`,
    superseded: (date: string) => `In force until ${date}, then superseded.`,
    rejected: (date: string) => `Rejected on ${date}, and never used.`,
    stray: (date: string) => `Said to be yours until ${date}.`,
    elsewhere: (date: string) => `In force elsewhere until ${date}.`,
    'elsewhere-past': (date: string) => `In force elsewhere until ${date}.`,
    revoked: (date: string) => `Revoked on ${date}.`,
    ranOut: (date: string) => `Ran out on ${date}.`,
  },
  parts: {
    fingerprint: 'Fingerprint',
    compare: 'Compare',
    verdict: 'Verdict',
    says: 'What it says',
    notations: 'Notations',
    file: 'As a file',
    key: 'The key itself',
  },
  toSession: 'See its session',
  notFound: {
    title: 'There is no such ID-Cert',
    text: 'Neither this browser nor your home server knows one by this address. It may be mistyped.',
    textNotAsked:
      'This browser does not have it. Your home server could not be asked, so it may be one of another session.',
  },
  asWords: {
    title: 'As words',
    text: 'To read aloud: a word for each two characters, from the PGP word list. They are English in every language.',
  },
  asCode: {
    title: 'As a QR code',
    text: 'Another device takes it in with its camera. Programs that speak OpenPGP know it too.',
    alt: 'QR code of this fingerprint',
  },
  notation: {
    text: 'What the home server wrote into its signature besides. A program that does not know them may pass them over, unless one is marked as critical.',
    none: 'There is none.',
    critical: 'critical',
    notForPeople: 'hexadecimal, not meant for people',
  },
  file: {
    text: 'For other programs, or to compare it on another device. Nothing in it is secret.',
    bytes: 'Byte by byte',
    part: (name: string, from: number, to: number) => `${name}: bytes ${from} to ${to}`,
    hex: (part: string) => `${part} in hexadecimal`,
  },
  key: {
    text: 'The public key alone, without the home server’s word, is for GnuPG and other programs that speak OpenPGP.',
    privateStays: 'The private key stays in this browser unless you export it.',
    download: 'Download the public key',
    binary: 'As binary',
    binaryWhat: 'the public key',
    exportPrivate: 'Export the private key…',
    exported: 'The private key is among your downloads',
    exportedText: (name: string) =>
      `The file is called ${name}. It opens with the passphrase that you chose for it, which is kept nowhere. Delete the file as soon as it is where you need it.`,
  },
  exporting: {
    title: 'Export the private key?',
    verb: 'Export',
    stakes:
      'Whoever has this file and its passphrase can sign in your name with this key, and you would not notice.',
    ofCurrent: 'It is your key in force: once the file has got into other hands, rotate.',
    ofPast: 'A key that is no longer in force stays yours in what was signed with it.',
    notABackup: 'To move to another browser you need a backup, not this file.',
    own: 'Passphrase of this vault',
    ownEmpty: 'Type the passphrase of this vault.',
    fresh: 'Passphrase for the file',
    freshHint: 'Another one than the vault’s: you will type it into other programs.',
    failedSafe: 'No file was made. The key stays sealed in this browser.',
  },
};
