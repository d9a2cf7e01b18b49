import { equalBytes, fromHex } from '../encoding.ts';
import type { Curves } from './curves.ts';
import { makeWebCryptoCurves } from './webcrypto-curves.ts';

/** RFC 8032 section 7.1, test 1. */
const SEED = fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
const PUBLIC_KEY = fromHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
const KEY_LENGTH = 32;

let found: Promise<Curves> | undefined;

/** The curves of this browser, or of Node: chosen once. Rejects where the library is needed and cannot be fetched. */
export function findCurves(): Promise<Curves> {
  found ??= chooseCurves(crypto.subtle).catch((error: unknown) => {
    // The network may be back at the next attempt.
    found = undefined;
    throw error;
  });
  return found;
}

/**
 * WebCrypto's own where it has both and they are right, else those of a library, fetched by then. Firefox signs with a key
 * that it was given as a seed, but does not tell that key's public half: there the library does this alone.
 */
export async function chooseCurves(subtle: SubtleCrypto): Promise<Curves> {
  const own = makeWebCryptoCurves(subtle);
  const isUsable = await isRight(() => signsAndMakesKeys(own));
  if (isUsable && (await isRight(() => tellsPublicKeys(own)))) return own;
  const { nobleCurves } = await import('./noble-curves.ts');
  const { ed25519PublicKey, x25519PublicKey } = nobleCurves;
  return isUsable ? { ...own, ed25519PublicKey, x25519PublicKey } : nobleCurves;
}

/** Asked by doing all that will be asked of them: names alone are known to some browsers that then fail. */
async function isRight(attempt: () => Promise<boolean>): Promise<boolean> {
  try {
    return await attempt();
  } catch {
    return false;
  }
}

async function signsAndMakesKeys(curves: Curves): Promise<boolean> {
  const message = new Uint8Array(1);
  const sign = await curves.ed25519Signer(SEED);
  const { publicKey, privateKey } = await curves.x25519KeyPair();
  const isWhole = publicKey.length === KEY_LENGTH && privateKey.length === KEY_LENGTH;
  return isWhole && curves.verifyEd25519(PUBLIC_KEY, message, await sign(message));
}

async function tellsPublicKeys(curves: Curves): Promise<boolean> {
  if (!equalBytes(await curves.ed25519PublicKey(SEED), PUBLIC_KEY)) return false;
  const { publicKey, privateKey } = await curves.x25519KeyPair();
  return equalBytes(await curves.x25519PublicKey(privateKey), publicKey);
}
