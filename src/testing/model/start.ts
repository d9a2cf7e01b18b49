import { createIdentity } from '../../flows/create-identity.ts';
import type { Fid, UnixSeconds } from '../../protocol/terms.ts';
import { newProfile, type Profile, standing, startBrowser, typed } from '../browser.ts';
import { type Claimer, newClaimer } from '../claimer.ts';
import { type RunningServer, startHomeServer } from '../home-server.ts';
import { withPool } from '../small-pool.ts';
import { type Snapshots, snapshotsOf } from './snapshots.ts';

/** A full pool: small, as each KeyPackage takes its time. */
export const POOL = 2;

/** Where every sequence starts from: one enrolled, stocked browser, and somebody who claims. */
export interface Start {
  readonly server: RunningServer;
  readonly profile: Profile;
  readonly fid: Fid;
  readonly claimer: Claimer;
  /** `start` is taken; `backup` is for the sequence. */
  readonly snapshots: Snapshots;
  /** The second at which every sequence starts. */
  readonly at: UnixSeconds;
}

export async function prepareStart(): Promise<Start> {
  const server = await startHomeServer();
  const profile = newProfile(server);
  const { ports, close } = await startBrowser(profile);
  await createIdentity(withPool(ports, POOL), await typed(server, 'alice'));
  const { fid } = (await standing(ports)).session;
  await close();
  const claimer = await newClaimer(server, 'bob');
  const snapshots = await snapshotsOf(server.home().db, ['start', 'backup']);
  await snapshots.take('start');
  return { server, profile, fid, claimer, snapshots, at: Math.floor(Date.now() / 1000) };
}
