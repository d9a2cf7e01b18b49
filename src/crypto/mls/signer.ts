import { concatBytes, fromBase64, fromHex } from '../encoding.ts';

/** Signs leaf nodes and KeyPackages with an Ed25519 key. */
export interface LeafSigner {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** RFC 8410 section 7: what stands before the 32 bytes of a seed in its PKCS #8 form. */
const PKCS8_HEADER = fromHex('302e020100300506032b657004220420');

const SEED_LENGTH = 32;

/** `seed`: 32 bytes. The key is imported once, however many signatures follow. */
export async function makeLeafSigner(seed: Uint8Array): Promise<LeafSigner> {
  // OpenSSL overlooks what follows the first 32.
  if (seed.length !== SEED_LENGTH) throw new RangeError('an Ed25519 seed has 32 bytes');
  const pkcs8 = concatBytes(PKCS8_HEADER, seed);
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  return {
    publicKey: await publicKeyOf(key),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, new Uint8Array(bytes))),
  };
}

/** WebCrypto tells the public half of a private key in a JWK only. */
async function publicKeyOf(key: CryptoKey): Promise<Uint8Array> {
  const { x = '' } = await crypto.subtle.exportKey('jwk', key);
  return fromBase64(`${x.replaceAll('-', '+').replaceAll('_', '/')}=`);
}
