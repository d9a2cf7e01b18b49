import { ClavesError } from '../protocol/claves-error.ts';

/** Waits that can be ended all at once. */
export interface Sleeper {
  /** Resolves after so many milliseconds, or sooner; throws `STOPPED` as soon as the signal fires. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Whatever waits here goes on now. */
  hurry(): void;
}

export function makeSleeper(): Sleeper {
  const asleep = new Set<() => void>();
  return {
    async sleep(milliseconds, signal) {
      if (signal?.aborted) throw new ClavesError('STOPPED');
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const stop = () => reject(new ClavesError('STOPPED'));
      const timer = setTimeout(resolve, milliseconds);
      asleep.add(resolve);
      signal?.addEventListener('abort', stop);
      await promise.finally(() => {
        clearTimeout(timer);
        asleep.delete(resolve);
        signal?.removeEventListener('abort', stop);
      });
    },
    hurry() {
      for (const wake of asleep) wake();
    },
  };
}
