import { vi } from 'vitest';
import type { Ports } from '../../flows/ports.ts';
import type { Fetch } from '../../network/http.ts';
import type { KeyPackageRef, UnixSeconds } from '../../protocol/terms.ts';
import { Database } from '../../storage/db.ts';
import { type Profile, startBrowser } from '../browser.ts';
import { copyProfile } from '../copy-profile.ts';
import { withPool } from '../small-pool.ts';
import { POOL, type Start } from './start.ts';
import { watching } from './wire.ts';

interface Tab {
  readonly ports: Ports;
  /** What its requests go through now. */
  line: Fetch;
  close(): Promise<void>;
}

/** What the oracle knows of a KeyPackage. `goneSince`: it was voided, and nobody had got it. `isOver`: its private half may be deleted by now. */
export interface Heard {
  readonly notAfter: UnixSeconds;
  readonly isLastResort: boolean;
  /** By a server that may have forgotten it. */
  wasHandedOut: boolean;
  /** The server has forgotten it: so often had this browser noticed before that one was restored. */
  forgottenAfter: number | null;
  goneSince: UnixSeconds | null;
  isOver: boolean;
}

/** What lies here of the profile, for the oracle; and what it has seen of the server. */
export class World {
  readonly start: Start;
  /** In words, as they were found. */
  readonly found: string[] = [];
  /** Requests whose sender gave up on them and which the server has not seen yet. */
  readonly late: (() => Promise<unknown>)[] = [];
  /** Ordinary KeyPackages that somebody got, since the server was last restored. */
  readonly handedOut = new Set<KeyPackageRef>();
  /** All that the server ever heard of. */
  readonly heard = new Map<string, Heard>();
  /** References and fingerprints that went with a profile: an old copy was put in its place. */
  readonly lost = new Set<string>();
  /** Was the server, or the profile, put back to what it was before? */
  wentBack = false;
  /** Seconds: the server's clock, and how far this machine's is ahead of it. */
  time: { server: UnixSeconds; skew: number };
  /** The latest second that the server's clock has reached. */
  latest: UnixSeconds = 0;
  /** The latest second that this machine's clock and the server's have both reached. */
  passed: UnixSeconds = 0;
  /** What can be put back: at first both are of the start. */
  oldProfile: Profile;
  serverBackup: 'start' | 'backup' = 'start';
  profile: Profile;
  #database: Database;
  #tabs = new Map<number, Tab>();

  static async open(start: Start): Promise<World> {
    await start.snapshots.putBack('start');
    return new World(start, await copyProfile(start.profile));
  }

  private constructor(start: Start, profile: Profile) {
    this.start = start;
    this.profile = profile;
    this.oldProfile = start.profile;
    this.#database = new Database({ name: profile.name });
    this.time = { server: start.at, skew: 0 };
    this.setTime(this.time);
  }

  setTime(time: World['time']): void {
    this.time = time;
    vi.setSystemTime((time.server + time.skew) * 1000);
    this.start.server.clock.ahead = -time.skew;
    this.latest = Math.max(this.latest, time.server);
    this.passed = Math.max(this.passed, Math.min(time.server, time.server + time.skew));
  }

  async tab(number: number): Promise<Tab> {
    const open = this.#tabs.get(number);
    if (open) return open;
    const toServer = watching(this, this.start.server.fetch);
    const { ports, close } = await startBrowser(this.profile, {
      fetch: (...request) => tab.line(...request),
    });
    const tab: Tab = { ports: withPool(ports, POOL), line: toServer, close };
    this.#tabs.set(number, tab);
    return tab;
  }

  async closeTab(number: number): Promise<void> {
    await this.#tabs.get(number)?.close();
    this.#tabs.delete(number);
  }

  /** What is durable here now, of all sessions. */
  async records() {
    return this.#database.read(async (db) => ({
      sessions: await db.getAll('sessions'),
      journal: await db.getAll('journal'),
      identityKeys: await db.getAll('identityKeys'),
      idCerts: await db.getAll('idCerts'),
      keyPackages: await db.getAll('keyPackages'),
      activity: await db.getAll('activity'),
    }));
  }

  /** Puts an old copy of the profile in the place of this one. */
  async putBack(old: Profile): Promise<void> {
    const before = await this.records();
    this.wentBack = true;
    await this.close();
    this.profile = await copyProfile(old);
    this.#database = new Database({ name: this.profile.name });
    const after = await this.records();
    const kept = new Set(namesOf(after));
    for (const name of namesOf(before)) if (!kept.has(name)) this.lost.add(name);
  }

  async close(): Promise<void> {
    for (const number of this.#tabs.keys()) await this.closeTab(number);
    await this.#database.close();
    indexedDB.deleteDatabase(this.profile.name);
  }
}

/** Was the server's clock ahead, so that something is dated by a time that has not come yet? */
export function isPutRight({ time, latest }: World): boolean {
  return time.server < latest;
}

export type Records = Awaited<ReturnType<World['records']>>;

/** Of everything that has a private half. */
function namesOf({ keyPackages, identityKeys }: Records): string[] {
  return [...keyPackages.map(({ ref }) => ref), ...identityKeys.map(({ fingerprint }) => fingerprint)];
}
