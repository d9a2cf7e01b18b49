import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Actions, Part } from '../../ui/part.tsx';
import { locale } from '../../words/language.ts';
import { words } from '../../words/words.ts';

interface Place {
  /** Has the browser promised not to clear it by itself? Null where it cannot say. */
  readonly isKept: boolean | null;
  /** Bytes, of how many; null where it does not tell. */
  readonly used: number | null;
}

/** Where the vault lies, and whether the browser may clear it. */
export function StoragePart(): ReactNode {
  const [place, setPlace] = useState<Place | null>(null);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    void look().then(setPlace);
  }, []);
  const ask = async () => {
    setRefused(!(await navigator.storage.persist().catch(() => false)));
    setPlace(await look());
  };
  if (place === null) return null;
  const w = words().vault.storage;
  return (
    <Part name={w.name}>
      <p>{keptWords(place.isKept)}</p>
      {place.used !== null && <p>{w.used(sizeWords(place.used))}</p>}
      {place.isKept === false && (
        <Actions>
          <Button onPress={() => void ask()}>{w.ask}</Button>
        </Actions>
      )}
      <div role="status">{isRefused && place.isKept === false && <p>{w.refused}</p>}</div>
    </Part>
  );
}

function keptWords(isKept: boolean | null): string {
  const { kept, notKept, unknown } = words().vault.storage;
  if (isKept === null) return unknown;
  return isKept ? kept : notKept;
}

async function look(): Promise<Place> {
  const { storage } = navigator;
  const [isKept, used] = await Promise.all([
    storage?.persisted?.().catch(() => null) ?? null,
    storage?.estimate?.().then(
      ({ usage }) => usage ?? null,
      () => null,
    ) ?? null,
  ]);
  return { isKept, used };
}

function sizeWords(bytes: number): string {
  const [size, unit] =
    bytes < 1_000_000 ? [Math.ceil(bytes / 1000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, maximumFractionDigits: 1 }).format(size);
}
