import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Client } from '../worker/client.ts';
import { minutesUntilLock, watchIdle } from './idle.ts';

const MINUTE = 60_000;

/**
 * Locks all tabs when none of them was used for as long as the settings say. A journey that runs then is cut off as by
 * a crash, and goes on at the next unlock: an open vault that nobody watches is worse. Returns after how many minutes it
 * was locked; null where something else did.
 */
export function useAutoLock(client: Client, isOpen: boolean): number | null {
  const settings = useQuery({
    queryKey: ['settings'],
    queryFn: () => client.settings(),
    enabled: isOpen,
  });
  const minutes = minutesUntilLock(settings.data?.autoLockMinutes);
  const [lockedAfter, setLockedAfter] = useState<number | null>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const stop = watchIdle(minutes * MINUTE, () => void client.lock());
    return () => setLockedAfter(stop() ? minutes : null);
  }, [client, isOpen, minutes]);
  return isOpen ? null : lockedAfter;
}
