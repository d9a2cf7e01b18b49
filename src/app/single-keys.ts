/** Only ever read and written here. */
const STORAGE_KEY = 'claves-single-keys';
const OFF = 'off';

let chosen: boolean | null = null;

/** Whether keys without Ctrl or ⌘ are shortcuts: whoever speaks to the machine turns them off. */
export function singleKeysCount(): boolean {
  chosen ??= remembered();
  return chosen;
}

/** Remembers the choice, where the browser lets us. */
export function letSingleKeysCount(count: boolean): void {
  chosen = count;
  try {
    if (count) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, OFF);
  } catch {
    // Storage is forbidden: the choice holds until the page closes.
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== OFF;
  } catch {
    // Storage is forbidden here.
    return true;
  }
}
