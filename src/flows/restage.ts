import { change, type Transition } from './change.ts';
import type { KeyPackageRecord } from './ports.ts';
import type { OpenStanding, Standing } from './standing.ts';
import { recordsOf } from './uploads.ts';

/** Back to CERTIFIED: new KeyPackages instead of those not uploaded yet, whose private halves are kept. */
export async function restage(at: OpenStanding): Promise<Transition> {
  const { journey } = at.open;
  return { commit: change(at, { state: 'CERTIFIED', journey }, { keyPackages: await givenUp(at) }) };
}

/** The KeyPackages that the open entry was to upload, as they are when nobody will have them. */
export async function givenUp(at: Standing): Promise<KeyPackageRecord[]> {
  const { open } = at;
  const uploads = open?.state === 'STAGED' ? open.uploads : [];
  const lastResort = open?.state === 'STAGED' || open?.state === 'UPLOADED' ? open.lastResort : null;
  const refs = [...uploads, ...(lastResort ? [lastResort] : [])].flatMap((upload) => upload.refs);
  const records = await recordsOf(at, { refs });
  const supersededAt = at.ports.clock.now();
  // The answer of an upload was lost, and one of it claimed since.
  const given = records.filter(({ state }) => state !== 'claimed');
  return given.map((each) => ({ ...each, state: 'superseded', supersededAt }));
}
