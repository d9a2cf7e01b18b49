import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import type { Curves } from './curves.ts';

/** The curves in JavaScript. Loaded only where the platform has none: see find-curves.ts. */
export const nobleCurves: Curves = {
  ed25519PublicKey: async (seed) => ed25519.getPublicKey(seed),
  async ed25519Signer(seed) {
    const kept = new Uint8Array(seed);
    return async (message) => ed25519.sign(message, kept);
  },
  async verifyEd25519(publicKey, message, signature) {
    // As RFC 8032 has it: the library's own habit takes other spellings of a point too.
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  },
  x25519PublicKey: async (privateKey) => x25519.getPublicKey(privateKey),
  async x25519KeyPair() {
    const { secretKey, publicKey } = x25519.keygen();
    return { publicKey, privateKey: secretKey };
  },
};
