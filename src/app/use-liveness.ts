import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Client } from '../worker/client.ts';
import type { Liveness } from '../worker/use-cases.ts';
import { keepListening } from './keep-listening.ts';

/** How the line to the home server stands, whichever tab holds it. */
export function useLiveness(client: Client): Liveness {
  return useSyncExternalStore(client.onLiveness, () => client.liveness);
}

/**
 * Has the worker hear the home server as long as the page is there, unless that first wants a sign-in. Returns what keeps it
 * from hearing just now.
 */
export function useListening(client: Client, needsSignIn: boolean): unknown {
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    setError(null);
    if (needsSignIn) return undefined;
    const stop = keepListening(client, setError);
    const hurry = () => void client.hurry();
    window.addEventListener('online', hurry);
    return () => {
      stop();
      window.removeEventListener('online', hurry);
    };
  }, [client, needsSignIn]);
  return error;
}
