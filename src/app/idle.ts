/** A moment by two clocks, in milliseconds: that on the wall can be set, the steady one may stand still in sleep. */
export interface Instant {
  readonly wall: number;
  readonly steady: number;
}

const USUAL_MINUTES = 15;
const MOST_MINUTES = 60;

/**
 * After how many minutes without use the vault locks: as the settings say, and as usual where they could not be read or
 * say nothing that can be watched. An open vault is never left unwatched.
 */
export function minutesUntilLock(chosen: number | undefined): number {
  const holds = chosen !== undefined && chosen >= 1 && chosen <= MOST_MINUTES;
  return holds ? chosen : USUAL_MINUTES;
}

/** For how long nobody did anything: by whichever clock says more, so that neither sleep nor a set clock hides it. */
export function idleFor(lastUse: Instant, now: Instant): number {
  return Math.max(0, now.wall - lastUse.wall, now.steady - lastUse.steady);
}

/** Where tabs tell each other when one of them was last used: on the wall's clock, and nothing else. */
const KEY = 'claves-last-use';
const USES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const WAKES = ['focus', 'pageshow'] as const;
/** Milliseconds: uses that follow closer are one. */
const ONE_USE = 1000;
const LOOK_EVERY = 5000;

const now = (): Instant => ({ wall: Date.now(), steady: performance.now() });

/**
 * Calls back as soon as no tab was used for `limit` milliseconds, also where the machine slept meanwhile: before a use
 * counts, it is asked whether it came too late. Returns how to stop, which tells whether the time was over.
 */
export function watchIdle(limit: number, onIdle: () => void): () => boolean {
  let lastUse = now();
  const isOver = () => idleFor(lastUse, now()) >= limit;
  const look = () => {
    if (isOver()) onIdle();
  };
  const use = () => {
    if (isOver()) return onIdle();
    if (idleFor(lastUse, now()) < ONE_USE) return;
    lastUse = now();
    tellOthers(lastUse);
  };
  const hear = ({ key }: StorageEvent) => {
    if (key === KEY) lastUse = now();
  };
  tellOthers(lastUse);
  const timer = setInterval(look, LOOK_EVERY);
  for (const each of USES) addEventListener(each, use, { capture: true, passive: true });
  for (const each of WAKES) addEventListener(each, look);
  document.addEventListener('visibilitychange', look);
  addEventListener('storage', hear);
  return () => {
    clearInterval(timer);
    for (const each of USES) removeEventListener(each, use, { capture: true });
    for (const each of WAKES) removeEventListener(each, look);
    document.removeEventListener('visibilitychange', look);
    removeEventListener('storage', hear);
    return isOver();
  };
}

/** Where this is forbidden, each tab goes by what it sees itself. */
function tellOthers({ wall }: Instant): void {
  try {
    localStorage.setItem(KEY, String(wall));
  } catch {
    // Storage is switched off for this page.
  }
}

/** Nobody used what is not here any more. */
export function dropLastUse(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}
