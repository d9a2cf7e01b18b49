import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './fingerprint.module.css';

/** Upper-case groups of four, as people compare them. */
export function groupsOfFour(hex: string): string[] {
  return hex.toUpperCase().match(/.{1,4}/g) ?? [];
}

/** A fingerprint in groups of four. Selecting it copies the groups with a space between. */
export function Fingerprint({ hex, tone = 'ink' }: { hex: string; tone?: 'ink' | 'soft' }): ReactNode {
  return (
    <code className={cx(styles['fingerprint'], tone === 'soft' && styles['soft'])}>
      {groupsOfFour(hex).map((group, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place, and groups repeat.
        <span key={place}>{group} </span>
      ))}
    </code>
  );
}
