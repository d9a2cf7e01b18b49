/** Whose keys this browser is known to hold. Public, and kept outside of the database that holds the keys. */
export interface Sentinel {
  readonly fid: string;
  /** Base URL of its API. */
  readonly homeServer: string;
}

const KEY = 'claves-keys-of';

/** Null where there is none, or the browser keeps nothing for this page. */
export function readSentinel(): Sentinel | null {
  try {
    return parseSentinel(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

export function keepSentinel({ fid, homeServer }: Sentinel): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ fid, homeServer }));
  } catch {
    // Storage is forbidden: then the database would not work either.
  }
}

export function dropSentinel(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}

/** Anybody can write there: null for anything but what we write. */
export function parseSentinel(stored: string | null): Sentinel | null {
  if (stored === null) return null;
  const value: unknown = parse(stored);
  if (typeof value !== 'object' || value === null) return null;
  const { fid, homeServer } = value as Partial<Record<keyof Sentinel, unknown>>;
  if (typeof fid !== 'string' || typeof homeServer !== 'string') return null;
  return /^[^@\s]+@\S+$/.test(fid) && /^https?:\/\//.test(homeServer) ? { fid, homeServer } : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
