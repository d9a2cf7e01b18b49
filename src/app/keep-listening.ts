import type { Client } from '../worker/client.ts';
import { explain } from './errors/explain.ts';

/** Milliseconds until it is tried again, where something stood in the way: that may have passed. */
const AFTER_FAILURE = 60_000;

type Listener = Pick<Client, 'listen' | 'liveness' | 'onLiveness' | 'onChange'>;

/**
 * Has the worker hear the home server until that wants a sign-in first. `onTrouble` hears what keeps it from hearing, and
 * null once it hears again, or may: what changes here may be that a person has accepted the server's new key. Returns how
 * to stop.
 */
export function keepListening(client: Listener, onTrouble: (error: unknown) => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStrange = false;
  const start = () => {
    clearTimeout(timer);
    client.listen(undefined, { signal }).catch((reason: unknown) => {
      const { code } = explain(reason);
      // A lock ends the worker, and this page with it.
      if (signal.aborted || code === 'STOPPED') return;
      isStrange = code === 'SERVER_KEY_CHANGED';
      onTrouble(reason);
      timer = setTimeout(start, AFTER_FAILURE);
    });
  };
  const unlisten = client.onLiveness(() => client.liveness.state === 'live' && onTrouble(null));
  const unwatch = client.onChange((change) => {
    if (change !== 'changed' || !isStrange) return;
    isStrange = false;
    onTrouble(null);
    start();
  });
  start();
  return () => {
    controller.abort();
    clearTimeout(timer);
    unlisten();
    unwatch();
  };
}
