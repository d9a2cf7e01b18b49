import type { ReactNode } from 'react';
import { Reading } from '../../ui/reading.tsx';
import { spanPair } from '../../ui/time.ts';

interface AgeProps {
  readonly seconds: number;
  readonly words: { readonly old: (unit: string) => string; readonly new: string };
  readonly tone?: 'ink' | 'amber';
}

/** From here on an age is counted: nobody reads seconds again while they pass. */
const COUNTED = 90;

/** How old something is, read large. */
export function Age({ seconds, words, tone = 'ink' }: AgeProps): ReactNode {
  if (seconds < COUNTED) return <Reading value={words.new} tone={tone} />;
  const { count, unit } = spanPair(seconds);
  return <Reading value={count} unit={words.old(unit)} tone={tone} />;
}
