import { useEffect } from 'react';
import type { Client } from '../worker/client.ts';

/** Seconds until it is tried again, where something here stood in the way. */
const AFTER_FAILURE = 60;

/**
 * Foreign servers are told of the present ID-Cert while the identity is open: at once, after each change, and whenever
 * one that did not answer is due. What is left to do is durable; it waits while the home server first wants a sign-in.
 */
export function useTelling(client: Client, needsSignIn: boolean): void {
  useEffect(() => (needsSignIn ? undefined : keepTelling(client)), [client, needsSignIn]);
}

/** One run at a time; a change that comes meanwhile is looked at next. Returns how to stop. */
function keepTelling(client: Client): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let hasChanged = false;
  let isStopped = false;
  const tell = async () => {
    clearTimeout(timer);
    hasChanged = isRunning;
    if (isRunning || isStopped) return;
    isRunning = true;
    const wait = await client.tellForeignServers().catch(() => AFTER_FAILURE);
    isRunning = false;
    if (hasChanged) void tell();
    else if (wait !== null && !isStopped) timer = setTimeout(tell, wait * 1000);
  };
  const unlisten = client.onChange((change) => change === 'changed' && void tell());
  void tell();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    unlisten();
  };
}
