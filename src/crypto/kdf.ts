import { argon2id } from 'hash-wasm';

/** Argon2id, RFC 9106. Plain data: stored beside the salt, so that it can be read back and checked. */
export interface KdfParameters {
  readonly name: 'argon2id';
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
}

/**
 * What protects a passphrase; the least that is accepted from storage too. If new ones are ever to cost more, these stay
 * the least: vaults and files made with them must open.
 */
export const PASSPHRASE_KDF: KdfParameters = {
  name: 'argon2id',
  memoryKiB: 64 * 1024,
  iterations: 3,
  parallelism: 1,
};

const KEY_LENGTH = 32;

/**
 * 32 bytes from something a person remembers; `secret` is not empty, `salt` has 8 bytes at least. The secret is
 * brought to NFKC first: keyboards and systems send the same letters as different code points.
 */
export function deriveKey(secret: string, salt: Uint8Array, parameters: KdfParameters): Promise<Uint8Array> {
  return argon2id({
    password: secret.normalize('NFKC'),
    salt,
    memorySize: parameters.memoryKiB,
    iterations: parameters.iterations,
    parallelism: parameters.parallelism,
    hashLength: KEY_LENGTH,
    outputType: 'binary',
  });
}

/** Is guessing cheaper than at `floor`? More lanes do the same work in less time, so they count as weaker too. */
export function isWeaker(parameters: KdfParameters, floor: KdfParameters): boolean {
  const { name, memoryKiB, iterations, parallelism } = parameters;
  const asStrong =
    name === floor.name &&
    memoryKiB >= floor.memoryKiB &&
    iterations >= floor.iterations &&
    parallelism <= floor.parallelism;
  return !asStrong;
}
