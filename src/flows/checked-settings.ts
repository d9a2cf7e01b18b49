import { ClavesError } from '../protocol/claves-error.ts';
import type { Settings } from './settings.ts';

const MOST_MINUTES = 60;
const LONGEST_NAME = 60;

/** The change as it may be written, its names trimmed. Throws `UNEXPECTED` out of range: the page offers none such. */
export function checkedSettings(change: Partial<Settings>): Partial<Settings> {
  const { autoLockMinutes: minutes, rotatesByItself: rotates, names } = change;
  const isMinutes = minutes === undefined || (Number.isInteger(minutes) && minutes >= 1);
  if (!isMinutes || (minutes ?? 1) > MOST_MINUTES) throw new ClavesError('UNEXPECTED');
  if (rotates !== undefined && typeof rotates !== 'boolean') throw new ClavesError('UNEXPECTED');
  return {
    ...(minutes === undefined ? {} : { autoLockMinutes: minutes }),
    ...(rotates === undefined ? {} : { rotatesByItself: rotates }),
    ...(names === undefined ? {} : { names: checkedNames(names) }),
  };
}

function checkedNames(names: Settings['names']): Settings['names'] {
  const trimmed = Object.entries(names).map(([sessionId, name]) => [sessionId, name.trim()] as const);
  if (trimmed.some(([, name]) => [...name].length > LONGEST_NAME)) throw new ClavesError('UNEXPECTED');
  return Object.fromEntries(trimmed);
}
