import type { ActivityRecord } from '../activity.ts';

/**
 * Both logs as one, in order of time; each keeps its own order. What both tell is told once. Null where that is the log
 * that is here.
 */
export function unionLog(
  here: readonly ActivityRecord[],
  file: readonly ActivityRecord[],
): readonly ActivityRecord[] | null {
  const added = missingIn(here, file);
  if (added.length === 0) return null;
  const merged: ActivityRecord[] = [];
  let next = 0;
  for (const record of here) {
    for (; next < added.length && isBefore(added[next], record); next++)
      merged.push(...added.slice(next, next + 1));
    merged.push(record);
  }
  return [...merged, ...added.slice(next)];
}

function isBefore(one: ActivityRecord | undefined, other: ActivityRecord): boolean {
  return one !== undefined && one.at < other.at;
}

/** The same thing may happen twice in one second: as often as one log tells it more than the other. */
function missingIn(here: readonly ActivityRecord[], file: readonly ActivityRecord[]): ActivityRecord[] {
  const told = new Map<string, number>();
  for (const record of here) told.set(nameOf(record), (told.get(nameOf(record)) ?? 0) + 1);
  return file.filter((record) => {
    const times = told.get(nameOf(record)) ?? 0;
    told.set(nameOf(record), times - 1);
    return times <= 0;
  });
}

function nameOf({ sessionId, at, event }: ActivityRecord): string {
  const members = Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sessionId, at, members]);
}
