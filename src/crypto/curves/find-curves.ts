import { equalBytes, fromHex } from '../encoding.ts';
import type { Curves } from './curves.ts';
import { makeWebCryptoCurves } from './webcrypto-curves.ts';

/** RFC 8032 section 7.1, test 1. */
const SEED = fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
const PUBLIC_KEY = fromHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');

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

/** WebCrypto's own where it has both and they are right, else those of a library, fetched by then. */
export async function chooseCurves(subtle: SubtleCrypto): Promise<Curves> {
  const own = makeWebCryptoCurves(subtle);
  if (await areRight(own)) return own;
  const { nobleCurves } = await import('./noble-curves.ts');
  return nobleCurves;
}

/** Asked by doing all that will be asked of them: names alone are known to some browsers that then fail. */
async function areRight(curves: Curves): Promise<boolean> {
  try {
    return (await isEd25519Right(curves)) && (await isX25519Right(curves));
  } catch {
    return false;
  }
}

async function isEd25519Right(curves: Curves): Promise<boolean> {
  if (!equalBytes(await curves.ed25519PublicKey(SEED), PUBLIC_KEY)) return false;
  const message = new Uint8Array(1);
  const sign = await curves.ed25519Signer(SEED);
  return curves.verifyEd25519(PUBLIC_KEY, message, await sign(message));
}

async function isX25519Right(curves: Curves): Promise<boolean> {
  const { publicKey, privateKey } = await curves.x25519KeyPair();
  return equalBytes(await curves.x25519PublicKey(privateKey), publicKey);
}
