import { ClavesError } from './claves-error.ts';
import type { Dialect } from './dialect.ts';
import { p2core } from './p2core/dialect.ts';

/** Every dialect that we speak, the preferred one first. The only place outside their folders that names them. */
const DIALECTS: readonly Dialect[] = [p2core];

/** Throws `NOT_A_HOME_SERVER` for a name that we do not know. */
export function dialectByName(name: string): Dialect {
  const found = DIALECTS.find((dialect) => dialect.name === name);
  if (!found) throw new ClavesError('NOT_A_HOME_SERVER');
  return found;
}

/** The best dialect among those a server offers. Throws `NOT_A_HOME_SERVER` where we share none. */
export function chooseDialect(offered: readonly string[]): Dialect {
  const found = DIALECTS.find((dialect) => offered.includes(dialect.name));
  if (!found) throw new ClavesError('NOT_A_HOME_SERVER');
  return found;
}
