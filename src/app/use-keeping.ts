import { useEffect, useRef } from 'react';
import { dropPutOff } from '../features/overview/put-off.ts';
import { keepSentinel, type Sentinel } from '../view/sentinel.ts';
import { dropLastUse } from './idle.ts';
import type { Standing } from './use-status.ts';

/**
 * Where there are keys, the browser is asked not to clear them by itself (the page of the vault shows its answer), and
 * a note is left outside of their database, by which it is noticed if they are cleared all the same.
 */
export function useKeeping(status: Standing | undefined): void {
  const kept = useRef<string | null>(null);
  const { fid, homeServer } = ownerOf(status, kept.current) ?? NOBODY;
  useEffect(() => {
    if (fid === null) return;
    kept.current = fid;
    keepSentinel({ fid, homeServer });
    void navigator.storage?.persist?.().catch(() => false);
  }, [fid, homeServer]);
}

const NOBODY = { fid: null, homeServer: '' };

/** Whose keys are here. Who signs out stays the one: removing everything does that, and leaves no new note behind. */
function ownerOf(status: Standing | undefined, kept: string | null): Sentinel | undefined {
  if (status?.phase === 'ready') return status;
  if (status?.phase !== 'signed-out') return undefined;
  return status.known.find(({ fid }) => fid === kept) ?? status.known[0];
}

/** Where nothing is stored, nothing is left of whom it was about either; but for the note that keys were here. */
export function useDroppingTraces(phase: Standing['phase'] | undefined): void {
  useEffect(() => {
    if (phase !== 'new') return;
    dropPutOff();
    dropLastUse();
  }, [phase]);
}
