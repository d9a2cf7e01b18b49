import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Actions, Part } from '../../ui/part.tsx';

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
  return (
    <Part name="Storage">
      <p>{WORDS[String(place.isKept) as keyof typeof WORDS]}</p>
      {place.used !== null && <p>Claves uses {sizeWords(place.used)} here.</p>}
      {place.isKept === false && (
        <Actions>
          <Button onPress={() => void ask()}>Ask the browser to keep it</Button>
        </Actions>
      )}
      <div role="status">
        {isRefused && place.isKept === false && (
          <p>
            The browser did not promise it. Some do once you have used a page for a while, put a bookmark on
            it, or installed it.
          </p>
        )}
      </div>
    </Part>
  );
}

const WORDS = {
  true: 'This browser has promised to keep the vault until you delete this site’s data yourself.',
  false:
    'This browser has not promised to keep the vault: it may clear it when the device runs out of room. A backup file is safe from that.',
  null: 'This browser does not say whether it may clear the vault by itself. A backup file is safe from that.',
} as const;

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
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
