import * as z from 'zod/mini';

const count = z.int().check(z.positive());

/** Argon2id, RFC 9106. */
export const kdfParameters = z.object({
  name: z.literal('argon2id'),
  memoryKiB: count,
  iterations: count,
  parallelism: count,
});
export type KdfParameters = z.infer<typeof kdfParameters>;
