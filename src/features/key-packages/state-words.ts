import { words } from '../../words/words.ts';
import type { KeyPackageRow } from '../../worker/use-cases.ts';

/** As much of a reference as tells it from others. */
export function shortRef(ref: string): string {
  return ref.slice(0, 12);
}

/** A KeyPackage's state in short, and what is special about it: “Available, last resort”. */
export function stateWords(
  row: Pick<KeyPackageRow, 'state' | 'kind' | 'handedOut' | 'hasPrivateHalf'>,
): string {
  const { table, states } = words().keyPackages;
  const isLastResort = row.kind === 'last-resort';
  return [
    states[row.state],
    ...(isLastResort ? [table.lastResort] : []),
    ...(isLastResort && row.handedOut ? [table.handedOut] : []),
    ...(row.hasPrivateHalf ? [] : [table.halfDeleted]),
  ].join(', ');
}
