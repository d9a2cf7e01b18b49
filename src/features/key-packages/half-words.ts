import { dateWords } from '../../ui/time.ts';
import { words } from '../../words/words.ts';
import type { KeyPackageEntry } from '../../worker/use-cases.ts';

type Half = Pick<KeyPackageEntry, 'row' | 'privateHalf'>;

/** Is the private half here, until when, and why not where it is not? */
export function halfWords({ row, privateHalf }: Half): string {
  const w = words().keyPackage.half;
  const until = dateWords(row.notAfter);
  const isUsed = row.kind === 'last-resort' || row.state === 'claimed';
  if (privateHalf === 'damaged') return w.damaged;
  if (privateHalf === 'kept') return `${w.kept} ${keptWords(row, isUsed, until)}`;
  if (isUsed && row.state !== 'available' && row.state !== 'expiring') return w.deleted.used(until);
  if (row.state === 'superseded') return w.deleted.voided;
  return row.state === 'expired' ? w.deleted.expired(until) : w.deleted.missing;
}

/** Who claimed a KeyPackage, or was given the last-resort one, adds us by it until it runs out. */
function keptWords({ state }: Half['row'], isUsed: boolean, until: string): string {
  const { keptUntil } = words().keyPackage.half;
  if (isUsed) return keptUntil.used(until);
  return state === 'superseded' ? keptUntil.voided : keptUntil.unused(until);
}

/** Can the server hand out what nobody can be reached by? */
export function isInVain({ row, privateHalf }: Half): boolean {
  return privateHalf !== 'kept' && (row.state === 'available' || row.state === 'expiring');
}
