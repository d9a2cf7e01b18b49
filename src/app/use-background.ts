import { useCallback, useEffect, useMemo, useRef } from 'react';
import { type Task, useTask } from '../ui/task.ts';
import type { Client } from '../worker/client.ts';
import type { JourneyProgress } from '../worker/use-cases.ts';

/** Milliseconds between two looks: at the least, which is also when what failed is tried again, and else. */
const AT_LEAST_BETWEEN = 60_000;
const EVERY = 5 * 60_000;
/** While the home server tells what happens; how many KeyPackages are left it tells only when they are few. */
const EVERY_WHILE_LIVE = 15 * 60_000;
/** How often it is looked whether one is due. */
const TICK = 15_000;

interface Background {
  /** What pages show as the journey under way: the person's own, else the one that goes on by itself. */
  readonly journey: Task<JourneyProgress>;
  /** Asking the server what was claimed. */
  readonly refresh: Task;
}

/**
 * What goes on without a click while the identity is open: the worker catches up, again when the page comes back into
 * sight or the network is back, and every five minutes, or fifteen while the home server tells what happens. What failed, a person's own journey too, goes on after a minute;
 * nothing does while it is paused, as something that only the person can do comes first.
 */
export function useBackground(
  client: Client,
  own: Task<JourneyProgress>,
  isPaused: boolean,
  isLive: boolean,
): Background {
  const catchUp = useTask<JourneyProgress>();
  const refresh = useTask();
  const [catchUpRun, refreshClear, ownClear] = [catchUp.run, refresh.clear, own.clear];
  const isOwnFailed = useRef(false);
  isOwnFailed.current = own.state === 'failed';
  const every = useRef(EVERY);
  every.current = isLive ? EVERY_WHILE_LIVE : EVERY;
  useEffect(() => {
    if (isPaused) {
      refreshClear();
      return undefined;
    }
    const work = async () => {
      const isWell = await catchUpRun('catch-up', (options) => client.catchUp(undefined, options));
      if (isWell) ownClear();
      return isWell;
    };
    return onOccasion(work, isOwnFailed, every);
  }, [client, isPaused, catchUpRun, refreshClear, ownClear]);
  // What stood in the way of catching up does not stand in the way any more.
  const catchUpClear = catchUp.clear;
  useEffect(() => {
    if (own.state === 'done') catchUpClear();
  }, [own.state, catchUpClear]);
  return { journey: useShown(own, catchUp), refresh: askedBy(catchUp, refresh) };
}

/**
 * Calls at once, and then at each good moment. `work` resolves to whether all is well; `isUnfinished`: something else is
 * not. `every`: milliseconds between two calls where all is well. Returns how to stop that.
 */
function onOccasion(
  work: () => Promise<boolean>,
  isUnfinished: { readonly current: boolean },
  every: { readonly current: number },
): () => void {
  let last = Number.NEGATIVE_INFINITY;
  let isWell = true;
  const callAfter = async (least: number) => {
    if (document.visibilityState === 'hidden' || performance.now() - last < least) return;
    last = performance.now();
    isWell = await work();
  };
  const call = () => void callAfter(AT_LEAST_BETWEEN);
  call();
  const timer = setInterval(
    () => void callAfter(isWell && !isUnfinished.current ? every.current : AT_LEAST_BETWEEN),
    TICK,
  );
  document.addEventListener('visibilitychange', call);
  window.addEventListener('focus', call);
  window.addEventListener('online', call);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', call);
    window.removeEventListener('focus', call);
    window.removeEventListener('online', call);
  };
}

/** Catching up is shown where it moved a journey: as that. */
function useShown(own: Task<JourneyProgress>, catchUp: Task<JourneyProgress>): Task<JourneyProgress> {
  const [clearOwn, clearCatchUp] = [own.clear, catchUp.clear];
  const clear = useCallback(() => {
    clearOwn();
    clearCatchUp();
  }, [clearOwn, clearCatchUp]);
  return useMemo(() => {
    const isShown = own.state === 'idle' && catchUp.progress !== null;
    if (!isShown) return { ...own, clear };
    return { ...catchUp, run: own.run, clear };
  }, [own, catchUp, clear]);
}

/** Where catching up failed, nothing else was asked. */
function askedBy({ state, error }: Task<JourneyProgress>, refresh: Task): Task {
  return state === 'failed' && refresh.state === 'idle' ? { ...refresh, state, error } : refresh;
}
