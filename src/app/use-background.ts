import { useCallback, useEffect, useMemo } from 'react';
import { type Task, useTask } from '../ui/task.ts';
import type { Client } from '../worker/client.ts';
import type { JourneyProgress } from '../worker/use-cases.ts';

const AT_LEAST_BETWEEN = 60_000;
const EVERY = 5 * 60_000;

interface Background {
  /** What pages show as the journey under way: the person's own, else the one that goes on by itself. */
  readonly journey: Task<JourneyProgress>;
  /** Asking the server what was claimed. */
  readonly refresh: Task;
}

/**
 * What goes on without a click while the identity is open: the worker catches up, and from then on asks what was
 * claimed: when the page comes back into sight or the network is back, and every five minutes. What failed is tried
 * again at such a moment; nothing is while the server first wants a sign-in.
 */
export function useBackground(client: Client, own: Task<JourneyProgress>, needsSignIn: boolean): Background {
  const catchUp = useTask<JourneyProgress>();
  const refresh = useTask();
  const [catchUpRun, refreshRun, refreshClear] = [catchUp.run, refresh.run, refresh.clear];
  useEffect(() => {
    if (needsSignIn) {
      refreshClear();
      return undefined;
    }
    let isCaughtUp = false;
    return onOccasion(async () => {
      if (isCaughtUp) await refreshRun('refresh', () => client.refresh({ isAutomatic: true }));
      else isCaughtUp = await catchUpRun('catch-up', (options) => client.catchUp(undefined, options));
    });
  }, [client, needsSignIn, catchUpRun, refreshRun, refreshClear]);
  return { journey: useShown(own, catchUp), refresh: askedBy(catchUp, refresh) };
}

/** Calls at once, and then at each good moment. Returns how to stop that. */
function onOccasion(work: () => Promise<unknown>): () => void {
  let last = Number.NEGATIVE_INFINITY;
  const call = () => {
    if (document.visibilityState === 'hidden' || performance.now() - last < AT_LEAST_BETWEEN) return;
    last = performance.now();
    void work();
  };
  call();
  const timer = setInterval(call, EVERY);
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
