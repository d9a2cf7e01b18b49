import { expect, it } from 'vitest';
import { readCertificateRequest } from '../crypto/openpgp/read-request.ts';
import type { RequestRefusal } from '../crypto/openpgp/request-refused.ts';
import { EXPECTED } from './forge-openpgp.ts';

export async function expectRefusal(request: string, reason: RequestRefusal): Promise<void> {
  await expect(readCertificateRequest(request, EXPECTED)).rejects.toMatchObject({
    name: 'RequestRefused',
    reason,
  });
}

/** One test for each named request: all are refused for this reason. */
export function refuses(
  reason: RequestRefusal,
  cases: Record<string, string | (() => Promise<string>)>,
): void {
  it.each(Object.entries(cases))(`${reason}: %s`, async (_, request) => {
    await expectRefusal(typeof request === 'string' ? request : await request(), reason);
  });
}
