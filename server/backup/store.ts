/** Who the database in a backup belongs to. */
export interface Identity {
  readonly domain: string;
  /** Of the server's current key. */
  readonly fingerprint: string;
}

/** A database as backups see it: as a whole. Each of its functions throws `StartError`. */
export interface Store {
  readonly kind: 'sqlite' | 'postgresql';
  /** Copies it into this folder, as of one moment, whatever runs on it. Resolves to whose it is. */
  copyTo(folder: string): Promise<Identity>;
  /** Throws where the copy in this folder cannot be put back, or is not of this key. */
  check(folder: string, fingerprint: string): Promise<void>;
  /** Throws where a server runs on it. */
  expectIdle(): Promise<void>;
  isEmpty(): Promise<boolean>;
  /** Moves what is there aside, under this name. */
  setAside(name: string): Promise<void>;
  /** Puts the copy in this folder into the empty place. All of it or nothing. */
  putBack(folder: string): Promise<void>;
  /** Undoes `setAside`, also one that went half the way, or did not begin. */
  takeBack(name: string): Promise<void>;
}
