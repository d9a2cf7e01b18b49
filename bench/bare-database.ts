import type { BareKeyPackage } from './bare-key-package.ts';

/** The database of a running home server and the least that can be said to it, as durably as the server does. */
export interface BareDatabase {
  /** The row of this actor's session; it has one. */
  sessionOf(username: string): Promise<number>;
  /** Stores the rows of all these KeyPackages in one transaction. */
  store(session: number, keyPackages: readonly BareKeyPackage[], now: number): Promise<void>;
  /** Claims a session's oldest KeyPackage by one statement, which is the whole transaction. Throws where none is left. */
  claim(session: number, now: number): Promise<Uint8Array>;
  close(): Promise<void>;
}
