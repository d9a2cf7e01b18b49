import type { ServerDialect } from '../http/mount.ts';
import type { HomeServer } from '../services/home-server.ts';
import { p2core } from './p2core.ts';

/** Every dialect that this home server answers in, the preferred one first. */
export function dialectsOf(home: HomeServer): readonly [ServerDialect, ...ServerDialect[]] {
  return [p2core(home)];
}
