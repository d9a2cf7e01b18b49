import type { ClavesCode, ClavesError } from '../protocol/claves-error.ts';

/** How long what nobody clicked goes on against a server that fails, over all tabs of this browser and their reloads. */
export interface Patience {
  /** Null while it may ask; else what went wrong last: that it is not to be asked again yet. */
  lost(): Promise<ClavesError | null>;
  /** `wait`: milliseconds for which the server wants to be left alone. */
  failed(error: unknown, wait: number): Promise<void>;
  /** What a person asked for went well. */
  regained(): Promise<void>;
}

/** What is remembered of failures. Times are milliseconds since 1970, by this machine. */
export interface PatienceState {
  readonly failures: readonly number[];
  /** The server wants to be left alone until then. */
  readonly until: number;
  /** Of the last one. */
  readonly code: ClavesCode;
}

/** Nothing is remembered where null is read or written. */
export interface PatienceStore {
  read(): Promise<PatienceState | null>;
  /** One transaction over what is stored then. */
  change(next: (before: PatienceState | null) => PatienceState | null): Promise<void>;
}
