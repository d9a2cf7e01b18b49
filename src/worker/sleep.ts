import { ClavesError } from '../protocol/claves-error.ts';

/** Resolves after so many milliseconds; throws `STOPPED` as soon as the signal fires. */
export async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) throw new ClavesError('STOPPED');
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = () => reject(new ClavesError('STOPPED'));
  const timer = setTimeout(resolve, milliseconds);
  signal?.addEventListener('abort', stop);
  await promise.finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  });
}
