import type { Client } from '../worker/client.ts';
import { explain } from './errors/explain.ts';

/** Milliseconds until it is tried again, where something stood in the way: that may have passed. */
const AFTER_FAILURE = 60_000;

type Listener = Pick<Client, 'listen' | 'liveness' | 'onLiveness'>;

/**
 * Has the worker hear the home server until that wants a sign-in first. `onTrouble` hears what keeps it from hearing, and
 * null once it hears again. Returns how to stop.
 */
export function keepListening(client: Listener, onTrouble: (error: unknown) => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const start = () => {
    client.listen(undefined, { signal }).catch((reason: unknown) => {
      // A lock ends the worker, and this page with it.
      if (signal.aborted || explain(reason).code === 'STOPPED') return;
      onTrouble(reason);
      timer = setTimeout(start, AFTER_FAILURE);
    });
  };
  const unlisten = client.onLiveness(() => client.liveness.state === 'live' && onTrouble(null));
  start();
  return () => {
    controller.abort();
    clearTimeout(timer);
    unlisten();
  };
}
