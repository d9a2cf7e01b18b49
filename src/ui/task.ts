import { useCallback, useMemo, useRef, useState } from 'react';

interface TaskOptions<Progress> {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

interface Snapshot<Progress> {
  /** What runs, or ran last. */
  readonly name: string | null;
  readonly state: 'idle' | 'running' | 'done' | 'failed';
  /** The last that was heard. */
  readonly progress: Progress | null;
  readonly error: unknown;
  readonly stopping: boolean;
}

/** A place for one long piece of work at a time. What it works on, secrets among it, is never kept here. */
export interface Task<Progress = never> extends Snapshot<Progress> {
  /** Resolves to whether the work succeeded; false at once where something else is running. */
  readonly run: (
    name: string,
    work: (options: TaskOptions<Progress>) => Promise<unknown>,
  ) => Promise<boolean>;
  /** Asks the running work to stop after its present step. */
  readonly stop: () => void;
  /** Forgets what ended. Leaves running work alone. */
  readonly clear: () => void;
}

const IDLE = { name: null, state: 'idle', progress: null, error: null, stopping: false } as const;

/** A task slot; it lives as long as the component that calls this. */
export function useTask<Progress = never>(): Task<Progress> {
  const [snapshot, setSnapshot] = useState<Snapshot<Progress>>(IDLE);
  const running = useRef<AbortController | null>(null);

  const run = useCallback<Task<Progress>['run']>(async (name, work) => {
    if (running.current !== null) return false;
    const controller = new AbortController();
    running.current = controller;
    setSnapshot({ ...IDLE, name, state: 'running' });
    const onProgress = (progress: Progress) => setSnapshot((last) => ({ ...last, progress }));
    const ended = await work({ signal: controller.signal, onProgress }).then(
      () => ({ state: 'done', error: null }) as const,
      (error: unknown) => ({ state: 'failed', error }) as const,
    );
    running.current = null;
    setSnapshot((last) => ({ ...last, ...ended, stopping: false }));
    return ended.state === 'done';
  }, []);

  const stop = useCallback(() => {
    running.current?.abort();
    setSnapshot((last) => (last.state === 'running' ? { ...last, stopping: true } : last));
  }, []);

  const clear = useCallback(() => setSnapshot((last) => (last.state === 'running' ? last : IDLE)), []);

  return useMemo(() => ({ ...snapshot, run, stop, clear }), [snapshot, run, stop, clear]);
}
