import { accessSync, constants, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The server's programs: on PATH, or the newest ones where Debian's package `postgresql` puts them, which is not on
 * PATH. Null where PostgreSQL is not installed.
 */
export function findPrograms(): Programs | null {
  const onPath = (process.env['PATH'] ?? '').split(delimiter);
  const debian = globSync('/usr/lib/postgresql/*/bin').sort((a, b) => versionOf(b) - versionOf(a));
  for (const folder of [...onPath, ...debian]) {
    const programs = { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
    if (Object.values(programs).every(canRun)) return programs;
  }
  return null;
}

function versionOf(folder: string): number {
  return Number(/\d+/.exec(folder)?.[0]);
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
