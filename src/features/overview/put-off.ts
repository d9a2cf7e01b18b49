/** UNIX seconds until which the word on the backup is put off. Of this browser, and nothing secret. */
const STORAGE_KEY = 'claves-backup-put-off';

/** Seconds. */
const WEEK = 7 * 24 * 3600;

export function isPutOff(now: number): boolean {
  try {
    return now < Number(localStorage.getItem(STORAGE_KEY) ?? 0);
  } catch {
    return false;
  }
}

/** For a week. */
export function putOff(now: number): void {
  try {
    localStorage.setItem(STORAGE_KEY, String(now + WEEK));
  } catch {
    // Storage is forbidden: it is put off until the page is left.
  }
}

/** The next identity here is told again. */
export function dropPutOff(): void {
  try {
    localStorage.removeItem(STORAGE_KEY);
  } catch {
    // As above.
  }
}
