import { certify } from '../certify.ts';
import type { Transition } from '../change.ts';
import { keyOf } from '../identity-keys.ts';
import { sendStep } from '../resend.ts';
import { connect } from '../secrets.ts';
import type { StandingAt } from '../standing.ts';

/** PREPARED → CERTIFIED (T2): sends the stored request, and verifies what comes back. */
export async function prepared(at: StandingAt<'PREPARED'>): Promise<Transition> {
  const key = await keyOf(at, at.open.fingerprint);
  const http = await connect(at);
  const idCert = await sendStep(at, () => at.dialect.rotate(http, key.request, at.open.expectedSerial));
  return certify(at, key, idCert);
}
