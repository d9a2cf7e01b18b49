import { useEffect } from 'react';
import { type Task, useTask } from '../ui/task.ts';
import type { Client } from '../worker/client.ts';

const AT_LEAST_BETWEEN = 60_000;
const EVERY = 5 * 60_000;

/**
 * Asks the server what was claimed: at once, when the page comes back into sight or the network is back, and every five
 * minutes; not while it first wants a sign-in.
 */
export function useRefresh(client: Client, needsSignIn: boolean): Task {
  const task = useTask();
  const { run, clear } = task;
  useEffect(() => {
    if (needsSignIn) return clear();
    let last = Number.NEGATIVE_INFINITY;
    const refresh = () => {
      if (document.visibilityState === 'hidden' || performance.now() - last < AT_LEAST_BETWEEN) return;
      last = performance.now();
      void run('refresh', () => client.refresh());
    };
    refresh();
    const timer = setInterval(refresh, EVERY);
    document.addEventListener('visibilitychange', refresh);
    window.addEventListener('focus', refresh);
    window.addEventListener('online', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
      window.removeEventListener('focus', refresh);
      window.removeEventListener('online', refresh);
    };
  }, [client, run, clear, needsSignIn]);
  return task;
}
