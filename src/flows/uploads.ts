import { currentIdCert } from './id-certs.ts';
import type { KeyPackageRecord, Upload } from './ports.ts';
import { hearTime } from './server-key.ts';
import type { Standing } from './standing.ts';

/** Are these bytes still worth sending: made for the current ID-Cert, and not run out? True of no upload. */
export async function stillHolds(at: Standing, upload: Upload | null | undefined): Promise<boolean> {
  if (!upload) return true;
  await hearTime(at);
  const { serial } = await currentIdCert(at);
  const now = at.ports.clock.now();
  const records = await recordsOf(at, upload);
  return records.every((each) => each.serial === serial && each.notAfter > now);
}

/** The KeyPackages of an upload that the server has said yes to. Its inventory may have told more of them before. */
export async function published(
  at: Standing,
  upload: Upload | null | undefined,
): Promise<KeyPackageRecord[]> {
  const publishedAt = at.ports.clock.now();
  const records = upload ? await recordsOf(at, upload) : [];
  return records
    .filter(({ state }) => state !== 'claimed')
    .map((each) => ({ ...each, state: 'published', publishedAt: each.publishedAt ?? publishedAt }));
}

/** The records of an upload's KeyPackages. */
export async function recordsOf(
  { ports, session }: Standing,
  { refs }: Pick<Upload, 'refs'>,
): Promise<KeyPackageRecord[]> {
  const wanted = new Set(refs);
  const records = await ports.store.keyPackages(session.sessionId);
  return records.filter(({ ref }) => wanted.has(ref));
}
