import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Client } from '../worker/client.ts';
import type { Liveness } from '../worker/use-cases.ts';
import { explain } from './errors/explain.ts';

/** How the line to the home server stands, whichever tab holds it. */
export function useLiveness(client: Client): Liveness {
  return useSyncExternalStore(client.onLiveness, () => client.liveness);
}

/**
 * Has the worker hear the home server as long as the page is there, unless that first wants a sign-in. Returns what keeps it
 * from hearing, where that is nothing that passes by itself.
 */
export function useListening(client: Client, needsSignIn: boolean): unknown {
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    setError(null);
    if (needsSignIn) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    client.listen(undefined, { signal }).catch((reason: unknown) => {
      // A lock ends the worker, and this page with it.
      if (!signal.aborted && explain(reason).code !== 'STOPPED') setError(reason);
    });
    const hurry = () => void client.hurry();
    window.addEventListener('online', hurry);
    return () => {
      controller.abort();
      window.removeEventListener('online', hurry);
    };
  }, [client, needsSignIn]);
  return error;
}
