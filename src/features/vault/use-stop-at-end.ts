import { useEffect } from 'react';
import type { Task } from '../../ui/task.ts';

/** Calls an authenticator off that is still asked when its form goes, as when the vault locks itself. */
export function useStopAtEnd({ stop }: Pick<Task, 'stop'>): void {
  useEffect(() => stop, [stop]);
}
