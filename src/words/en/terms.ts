/** What the field's words mean, in two sentences each, for whoever meets one for the first time. */
export const terms = {
  'federation-id': {
    name: 'Federation ID',
    says: 'Your name in the whole network, written as name@domain like an e-mail address. The part after the @ is your home server’s domain.',
  },
  'home-server': {
    name: 'Home server',
    says: 'The server that you are registered with. It certifies your public keys and hands out your KeyPackages, and it never has a private key of yours.',
  },
  'id-cert': {
    name: 'ID-Cert',
    says: 'A certificate in which your home server confirms that a public key is yours. Whoever trusts that server can check your signatures by it.',
  },
  'identity-key': {
    name: 'Identity key',
    says: 'The pair of keys by which this session proves that it is yours. The private half is made in this browser and does not leave it unless you export it or make a backup.',
  },
  'key-package': {
    name: 'KeyPackage',
    says: 'A sealed welcome kit that waits on your home server: with one of them somebody can add this device to an encrypted group while you are away. Each one is handed out once, so they run out and are filled up again.',
  },
  'last-resort-key-package': {
    name: 'Last-resort KeyPackage',
    says: 'The one KeyPackage that is handed out again and again when no other is left. It keeps you within reach, and as it protects less the oftener it is used, it is replaced within a week.',
  },
  'leaf-node': {
    name: 'Leaf node',
    says: 'Your place in a group’s tree of keys: who you are, your public keys, and what your client can do. Each KeyPackage carries one, signed with your identity key.',
  },
  credential: {
    name: 'Credential',
    says: 'The part of a leaf node that says whose it is. Here it is your ID-Cert, so that a group can check with your home server’s key who joins.',
  },
  fingerprint: {
    name: 'Fingerprint',
    says: 'A short number that is worked out from a key and differs for every other one. Two people who read the same fingerprint to each other have the same key before them.',
  },
  session: {
    name: 'Session',
    says: 'One client of yours that is signed in, such as this browser. Each session has keys of its own, so that one can end without the others.',
  },
  rotation: {
    name: 'Rotation',
    says: 'This session takes a new identity key, and your home server certifies it. Whatever became of the old key, it signs nothing new for you after that.',
  },
  'renewal-window': {
    name: 'Renewal window',
    says: 'An ID-Cert holds for 60 days: short enough that a lost key does little harm for long, long enough to be away for some weeks. In its last 20 days Claves rotates by itself when you unlock, unless you have chosen otherwise.',
  },
  vault: {
    name: 'Vault',
    says: 'The encrypted store in this browser where your private keys lie. Locked, it is unreadable to everybody, and to you without one of your ways in.',
  },
  passphrase: {
    name: 'Passphrase',
    says: 'The words that open the vault in this browser. They are sent nowhere, so nobody can reset them for you.',
  },
  'recovery-key': {
    name: 'Recovery key',
    says: 'A long random key to write down or print, which opens the vault if the passphrase is forgotten. Whoever finds it opens the vault too, so keep it where you keep papers.',
  },
  passkey: {
    name: 'Passkey',
    says: 'A key in your device or security key that opens the vault with a fingerprint, a face or a PIN. It opens this browser’s vault alone, and no account.',
  },
  claim: {
    name: 'Claim',
    says: 'Somebody fetches one of your KeyPackages from your home server, to add this device to a group. It is then gone for everybody else.',
  },
};
