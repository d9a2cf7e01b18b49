import type { SeededKey } from '../../src/crypto/openpgp/seeded-key.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Database } from '../db/schema.ts';

/** What every service works on. One per process. */
export interface HomeServer {
  readonly db: Database;
  readonly key: ServerKey;
  readonly now: () => UnixSeconds;
}

/** Who this server certifies as. */
export interface ServerKey {
  readonly domain: string;
  readonly secret: SeededKey;
  /** No ID-Cert outlives it. */
  readonly expiresAt: UnixSeconds;
}
