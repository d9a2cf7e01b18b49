import { ClavesError } from '../protocol/claves-error.ts';

/** Runs `work` under a Web Lock of this name; throws `STOPPED` when the signal fires before its turn has come. */
export async function exclusive<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  let begun = false;
  const begin = () => {
    begun = true;
    return work();
  };
  try {
    return await navigator.locks.request(name, signal ? { signal } : {}, begin);
  } catch (cause) {
    throw signal?.aborted && !begun ? new ClavesError('STOPPED', { cause }) : cause;
  }
}
