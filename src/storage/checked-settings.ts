import type { Settings } from '../flows/settings.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import { POOL_TARGET } from '../protocol/numbers.ts';
import { parseSessionId } from '../protocol/terms.ts';

const MINUTES = { least: 1, most: 60 } as const;
const LONGEST_NAME = 60;

/**
 * The change as it may be written, its names trimmed. Throws `NAME_MALFORMED` for one that cannot be stored as text, and
 * `UNEXPECTED` out of range: the page offers none such.
 */
export function checkedSettings(change: Partial<Settings>): Partial<Settings> {
  const { names, ...others } = change;
  const checked = names === undefined ? others : { ...others, names: trimmed(names) };
  const held = settingsThatHold(checked);
  const isUnchanged =
    held.autoLockMinutes === change.autoLockMinutes &&
    held.rotatesByItself === change.rotatesByItself &&
    held.poolTarget === change.poolTarget &&
    held.refillsByItself === change.refillsByItself &&
    Object.keys(held.names ?? {}).length === Object.keys(names ?? {}).length;
  if (!isUnchanged) throw new ClavesError('UNEXPECTED');
  return held;
}

function trimmed(names: Settings['names']): Settings['names'] {
  return Object.fromEntries(Object.entries(names).map(([id, name]) => [id, checkedName(name)]));
}

/**
 * What a person calls something, trimmed. Throws `NAME_MALFORMED` for a lone surrogate, as no file could hold it, and
 * `UNEXPECTED` for more than 60 characters.
 */
export function checkedName(typed: string): string {
  const name = typed.trim();
  if (!name.isWellFormed()) throw new ClavesError('NAME_MALFORMED');
  if (!isName(name)) throw new ClavesError('UNEXPECTED');
  return name;
}

/** What of a stored record can be gone by. Whatever else stands there counts as never chosen. */
export function settingsThatHold(stored: object): Partial<Settings> {
  const { autoLockMinutes, rotatesByItself, poolTarget, refillsByItself, names } = stored as {
    readonly [K in keyof Settings]?: unknown;
  };
  return {
    ...(isWhole(autoLockMinutes, MINUTES) ? { autoLockMinutes } : {}),
    ...(typeof rotatesByItself === 'boolean' ? { rotatesByItself } : {}),
    ...(isWhole(poolTarget, POOL_TARGET) ? { poolTarget } : {}),
    ...(typeof refillsByItself === 'boolean' ? { refillsByItself } : {}),
    ...(typeof names === 'object' && names !== null ? { names: namesThatHold(names) } : {}),
  };
}

function isWhole(value: unknown, { least, most }: { least: number; most: number }): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function namesThatHold(names: object): Settings['names'] {
  const held = Object.entries(names).filter(([id, name]) => parseSessionId(id) !== null && isName(name));
  return Object.fromEntries(held);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.isWellFormed() && [...value].length <= LONGEST_NAME;
}
