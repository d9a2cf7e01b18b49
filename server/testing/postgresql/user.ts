import { execFileSync } from 'node:child_process';

export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** As whom PostgreSQL runs: it refuses to be root, and then is the user that Debian's package makes. Null is ourselves. */
export function postgresqlUser(): User | null {
  if (process.getuid?.() !== 0) return null;
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function idOf(option: string): number {
  return Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
}
