import {
  armor,
  type Config,
  createCleartextMessage,
  createMessage,
  enums,
  generateKey,
  readKey,
  readPrivateKey,
  reformatKey,
  revokeKey,
  sign,
} from 'openpgp';
import { describe } from 'vitest';
import { NOW, USER_ID } from '../../testing/forge-openpgp.ts';
import { at, type OpenpgpOptions, openpgpKey, publicBlock } from '../../testing/openpgp-keys.ts';
import { judges, type Made } from '../../testing/request-verdict.ts';
import { concatBytes } from '../encoding.ts';

/**
 * Keys of OpenPGP.js before our reader, in the order of the reasons to refuse one. It makes neither DSA nor Elgamal
 * keys, no self-signature with a weak hash (asked for one, it takes SHA-512), no primary key that may not sign, no user
 * attribute, and no version but 4 and 6.
 */

type PartialConfig = Partial<Config>;
const V6: PartialConfig = { v6Keys: true };
const SMALL: PartialConfig = { minRSABits: 1024 };

/** Its browser build brings the curves along that Node's build wants another package for. */
const browserBuild = new URL('../openpgp.min.mjs', import.meta.resolve('openpgp'));
const { generateKey: generateInBrowser }: { generateKey: typeof generateKey } = await import(
  browserBuild.href
);

const row = (what: string, options: OpenpgpOptions = {}, generate = generateKey): Made => [
  what,
  async () => (await openpgpKey(options, generate)).publicKey,
];

const PREFERRED = {
  'SHA-1': enums.hash.sha1,
  'RIPEMD-160': enums.hash.ripemd,
  'SHA-256': enums.hash.sha256,
  'SHA3-512': enums.hash.sha3_512,
};

const signer = await openpgpKey();
const signingKey = await readPrivateKey({ armoredKey: signer.privateKey });

/** The key again, after OpenPGP.js read it and did something to it. */
function changed(change: (key: typeof signingKey) => Promise<{ armor(): string }>): () => Promise<string> {
  return async () => (await change(signingKey)).armor();
}

describe('a key of OpenPGP.js', () => {
  const accepted: Made[] = [
    row('Ed25519 as algorithm 22'),
    row('Ed25519 under its older name', { type: 'ecc', curve: 'curve25519Legacy' }),
    row('Ed25519 as algorithm 27', { type: 'curve25519' }),
    row('with an end', { keyExpirationTime: 86_400 }),
    row('without the random notation', { config: { nonDeterministicSignaturesViaNotation: false } }),
    row('with AEAD among its features', { config: { aeadProtect: true } }),
    ...Object.entries(PREFERRED).map(([name, preferredHashAlgorithm]) =>
      row(`made while ${name} was preferred`, { config: { preferredHashAlgorithm } }),
    ),
    ['read and written again', changed(async (key) => key.toPublic())],
    ['made anew', () => reformatted([{ name: USER_ID }])],
  ];
  judges('accepted', accepted, NOW);

  judges(
    'armor',
    [
      ['a private key', () => signer.privateKey],
      ['a private key under a passphrase', async () => (await openpgpKey({ passphrase: 'x' })).privateKey],
      ['a key twice', () => signer.publicKey + signer.publicKey],
      ['a signed text', signedText],
      ['a signature', signature],
    ],
    NOW,
  );

  judges(
    'private',
    [
      ['a private key that is called a public one', () => publicBlock(signer.privateKey)],
      ['one under a passphrase', async () => publicBlock((await openpgpKey({ passphrase: 'x' })).privateKey)],
      ['one of version 6', async () => publicBlock((await openpgpKey(ofV6)).privateKey)],
    ],
    NOW,
  );

  judges('multiple', [['beside another', besideAnother]], NOW);

  const ofV6: OpenpgpOptions = { type: 'curve25519', config: V6 };
  const NIST = ['nistP256', 'nistP384', 'nistP521'] as const;
  const OTHER_CURVES = ['secp256k1', 'brainpoolP256r1', 'brainpoolP384r1', 'brainpoolP512r1'] as const;
  judges(
    'algorithm',
    [
      ...[V6, {}].flatMap((config) => {
        const version = config.v6Keys ? 'version 6' : 'version 4';
        return [
          ...NIST.map((curve) => row(`${curve}, ${version}`, { type: 'ecc', curve, config })),
          ...OTHER_CURVES.map((curve) =>
            row(
              `${curve}, ${version}`,
              { type: 'ecc', curve, config: { ...config, rejectCurves: new Set() } },
              generateInBrowser,
            ),
          ),
          row(`Ed448, ${version}`, { type: 'curve448', config }),
          row(`RSA of 1,024 bits, ${version}`, {
            type: 'rsa',
            rsaBits: 1024,
            config: { ...config, ...SMALL },
          }),
          row(`RSA of 4,096 bits, ${version}`, { type: 'rsa', rsaBits: 4096, config }),
        ];
      }),
      row('Ed25519, version 6', ofV6),
    ],
    NOW,
  );

  judges(
    'user-id',
    [
      row('an address as it writes it', { userIDs: [{ email: USER_ID }] }),
      row('a name and an address', { userIDs: [{ name: 'Alice', email: USER_ID }] }),
      row('a comment', { userIDs: [{ name: USER_ID, comment: 'work' }] }),
      row('two', { userIDs: [{ name: USER_ID }, { name: 'Alice' }] }),
      row('another', { userIDs: [{ name: 'bob@example.com' }] }),
      ['made anew under two', () => reformatted([{ name: USER_ID }, { name: 'Alice' }])],
    ],
    NOW,
  );

  judges(
    'packets',
    [
      row('with a subkey, as it makes keys by default', { subkeys: [{}] }),
      row('with a subkey of algorithm 25', { type: 'curve25519', subkeys: [{}] }),
      row('with a subkey that signs', { subkeys: [{ sign: true }] }),
      [
        'certified by another',
        changed(async (key) => {
          const other = await readPrivateKey({ armoredKey: (await openpgpKey()).privateKey });
          return key.toPublic().signPrimaryUser([other], at(NOW));
        }),
      ],
    ],
    NOW,
  );

  judges('expired', [row('after its end', { date: at(NOW - 100), keyExpirationTime: 50 })], NOW);
  judges('revoked', [['the key', revoked]], NOW);
  judges('not-yet-valid', [row('made in the future', { date: at(NOW + 400) })], NOW);
});

async function reformatted(userIDs: { name: string }[]): Promise<string> {
  const { privateKey } = await openpgpKey();
  const again = await reformatKey({
    privateKey: await readPrivateKey({ armoredKey: privateKey }),
    userIDs,
    date: at(NOW),
    format: 'armored',
  });
  return again.publicKey;
}

async function signedText(): Promise<string> {
  const message = await createCleartextMessage({ text: 'hello' });
  return sign({ message, signingKeys: signingKey, date: at(NOW) });
}

async function signature(): Promise<string> {
  const message = await createMessage({ text: 'hello' });
  return sign({ message, signingKeys: signingKey, detached: true, date: at(NOW) });
}

async function besideAnother(): Promise<string> {
  const keys = await Promise.all(
    [signer, await openpgpKey()].map(({ publicKey }) => readKey({ armoredKey: publicKey })),
  );
  return armor(enums.armor.publicKey, concatBytes(...keys.map((key) => key.write())));
}

async function revoked(): Promise<string> {
  const { publicKey, revocationCertificate } = signer;
  const key = await readKey({ armoredKey: publicKey });
  return (await revokeKey({ key, revocationCertificate, date: at(NOW), format: 'armored' })).publicKey;
}
