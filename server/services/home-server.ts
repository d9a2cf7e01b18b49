import type { SeededKey } from '../../src/crypto/openpgp/seeded-key.ts';
import type { Fid, UnixSeconds } from '../../src/protocol/terms.ts';
import type { Database } from '../db/schema.ts';
import type { WakeUps } from '../gateway/wake-ups.ts';
import type { Limits } from '../limits/limits.ts';
import type { AskForeignServer } from '../outbound/foreign-servers.ts';
import type { Tally } from './tally.ts';

/** What every service works on. One per process. */
export interface HomeServer {
  readonly db: Database;
  /** Of its actors' federation IDs. */
  readonly domain: string;
  /** Holds the file of the server's private key. */
  readonly dataDir: string;
  /** As it was last seen: another process may have changed it since. Sign with `signingKey`. */
  key: ServerKey;
  readonly policy: Policy;
  readonly limits: Limits;
  /** Of those who wait at the gateway. */
  readonly wakeUps: WakeUps;
  readonly tally: Tally;
  readonly now: () => UnixSeconds;
  readonly askForeign: AskForeignServer;
}

/** What the one who runs the server has decided. */
export interface Policy {
  readonly registration: 'open' | 'invitation' | 'closed';
  /** Actors of this server. */
  readonly administrators: ReadonlySet<Fid>;
}

/** Who this server certifies as. */
export interface ServerKey {
  readonly secret: SeededKey;
  /** Lower-case hexadecimal. */
  readonly fingerprint: string;
  /** No ID-Cert outlives it. */
  readonly expiresAt: UnixSeconds;
}
