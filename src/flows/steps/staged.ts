import { change, type NextEntry, type Transition } from '../change.ts';
import { sendStep } from '../resend.ts';
import { restage } from '../restage.ts';
import { connect } from '../secrets.ts';
import type { StandingAt } from '../standing.ts';
import { withEvents } from '../stock-events.ts';
import { published, stillHolds } from '../uploads.ts';

/** STAGED → UPLOADED (T4): sends the stored uploads one by one, and marks each. */
export async function staged(at: StandingAt<'STAGED'>): Promise<Transition> {
  const { journey, lastResort } = at.open;
  const [upload, ...uploads] = at.open.uploads;
  if (!(await stillHolds(at, upload))) return restage(at);
  if (upload) {
    const http = await connect(at);
    await sendStep(at, () => at.dialect.uploadKeyPackages(http, upload.body));
  }
  const keyPackages = await published(at, upload);
  const next: NextEntry =
    uploads.length > 0
      ? { state: 'STAGED', journey, uploads, lastResort }
      : { state: 'UPLOADED', journey, lastResort };
  return { commit: change(at, next, await withEvents(at, keyPackages)) };
}
