import { type Fid, localNameOf } from '../../src/protocol/terms.ts';
import { findByName } from './actors.ts';
import type { HomeServer } from './home-server.ts';

/** Administrators that nobody is yet, but whoever registers the name first will be. */
export async function unclaimedAdministrators({ db, policy }: HomeServer): Promise<Fid[]> {
  if (policy.registration !== 'open') return [];
  const found = await Promise.all(
    [...policy.administrators].map(async (fid) => ({ fid, row: await findByName(db, localNameOf(fid)) })),
  );
  return found.filter(({ row }) => !row).map(({ fid }) => fid);
}
