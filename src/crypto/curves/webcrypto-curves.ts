import { base64urlnopad } from '@scure/base';
import { concatBytes, fromHex } from '../encoding.ts';
import type { Curves } from './curves.ts';

/** RFC 8410 section 7: all of a PKCS #8 private key but its 32 bytes. */
const PKCS8_PREFIX = {
  Ed25519: fromHex('302e020100300506032b657004220420'),
  X25519: fromHex('302e020100300506032b656e04220420'),
};

/** The curves of the platform, whose private keys stay out of our reach once they are imported. */
export function makeWebCryptoCurves(subtle: SubtleCrypto): Curves {
  /** WebCrypto tells the public half in a JWK only, and that of an extractable key. */
  async function publicKey(name: keyof typeof PKCS8_PREFIX, secret: Uint8Array): Promise<Uint8Array> {
    const key = await importPrivate(subtle, name, secret, true);
    const { x } = await subtle.exportKey('jwk', key);
    return fromJwk(x);
  }
  return {
    ed25519PublicKey: (seed) => publicKey('Ed25519', seed),
    async ed25519Signer(seed) {
      const key = await importPrivate(subtle, 'Ed25519', seed, false);
      return async (message) => new Uint8Array(await subtle.sign('Ed25519', key, new Uint8Array(message)));
    },
    async verifyEd25519(raw, message, signature) {
      const key = await importEd25519(subtle, raw);
      if (!key) return false;
      return subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
    },
    x25519PublicKey: (privateKey) => publicKey('X25519', privateKey),
    async x25519KeyPair() {
      const { privateKey } = (await subtle.generateKey('X25519', true, ['deriveBits'])) as CryptoKeyPair;
      const { x, d } = await subtle.exportKey('jwk', privateKey);
      return { publicKey: fromJwk(x), privateKey: fromJwk(d) };
    },
  };
}

async function importPrivate(
  subtle: SubtleCrypto,
  name: keyof typeof PKCS8_PREFIX,
  secret: Uint8Array,
  extractable: boolean,
): Promise<CryptoKey> {
  const pkcs8 = concatBytes(PKCS8_PREFIX[name], secret);
  const usage = name === 'Ed25519' ? 'sign' : 'deriveBits';
  try {
    return await subtle.importKey('pkcs8', pkcs8, name, extractable, [usage]);
  } finally {
    pkcs8.fill(0);
  }
}

/** Null for bytes that are no public key. */
async function importEd25519(subtle: SubtleCrypto, raw: Uint8Array): Promise<CryptoKey | null> {
  try {
    return await subtle.importKey('raw', new Uint8Array(raw), 'Ed25519', false, ['verify']);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'DataError') return null;
    throw error;
  }
}

function fromJwk(member: string | undefined): Uint8Array {
  if (member === undefined) throw new Error('a key in JWK without its bytes');
  return base64urlnopad.decode(member);
}
