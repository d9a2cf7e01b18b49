import { expect, it } from 'vitest';
import { readCertificateRequest } from '../crypto/openpgp/read-request.ts';
import { type RequestRefusal, RequestRefused } from '../crypto/openpgp/request-refused.ts';
import { USER_ID } from './forge-openpgp.ts';

export type Verdict = 'accepted' | RequestRefusal;

/** A key that a program makes, in words, and how: armored. */
export type Made = readonly [what: string, make: () => string | Promise<string>];

const MINUTES = 60_000;

/** What our reader says of a certificate request for `USER_ID`. `now`: UNIX seconds, the machine's clock if left out. */
export async function verdictOf(armored: string, now = Math.floor(Date.now() / 1000)): Promise<Verdict> {
  try {
    await readCertificateRequest(armored, { userId: USER_ID, now, tolerance: 300 });
    return 'accepted';
  } catch (error) {
    if (error instanceof RequestRefused) return error.reason;
    throw error;
  }
}

/** One test for each key: our reader's verdict on it, at that time. Large keys take their programs long. */
export function judges(verdict: Verdict, keys: readonly Made[], now?: number): void {
  it.each(keys)(
    `${verdict}: %s`,
    async (_, make) => {
      expect(await verdictOf(await make(), now)).toBe(verdict);
    },
    3 * MINUTES,
  );
}
