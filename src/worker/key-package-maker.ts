import { concatBytes } from '../crypto/encoding.ts';
import { type GeneratedKeyPackage, generateKeyPackage } from '../crypto/mls/generate.ts';
import { makeLeafSigner } from '../crypto/mls/signer.ts';
import type { KeyPackageMaker, NewKeyPackage } from '../flows/key-package-maker.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import { parseKeyPackageRef } from '../protocol/terms.ts';

/** How long messages to the worker may wait for their turn, in milliseconds. */
const FRAME = 16;

/** Makes KeyPackages one after the other, and lets the worker answer between two. */
export const keyPackageMaker: KeyPackageMaker = {
  async make({ signWith, credential, notBefore, notAfter, count, lastResort, onMade, signal }) {
    const signer = await makeLeafSigner(signWith.seed);
    const request = { signer, identity: credential.identity, lifetime: { notBefore, notAfter }, lastResort };
    const made: NewKeyPackage[] = [];
    const otherMessages = makePause();
    while (made.length < count) {
      if (signal?.aborted) throw new ClavesError('STOPPED');
      made.push(toNewKeyPackage(await generateKeyPackage(request)));
      onMade?.(made.length);
      await otherMessages();
    }
    return made;
  },
};

function toNewKeyPackage(generated: GeneratedKeyPackage): NewKeyPackage {
  const ref = parseKeyPackageRef(generated.ref);
  if (!ref) throw new TypeError('a KeyPackageRef is 32 bytes in hexadecimal');
  return {
    // A copy: IndexedDB would store the whole buffer behind a view.
    keyPackage: concatBytes(generated.keyPackage),
    ref,
    secret: concatBytes(generated.initPrivateKey, generated.encryptionPrivateKey),
  };
}

/**
 * A timer's turn comes after the messages that wait; WebCrypto's answers come before them, however many. Browsers let a
 * timer wait for 4 ms, several times what a KeyPackage takes, so there is none after each.
 */
function makePause(): () => Promise<void> {
  let paused = performance.now();
  return async () => {
    if (performance.now() - paused < FRAME) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    paused = performance.now();
  };
}
