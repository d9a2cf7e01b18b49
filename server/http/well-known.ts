import { discovery } from '../../src/protocol/discovery.ts';
import type { Mount, ServerDialect } from './mount.ts';

/** Discovery, which belongs to no dialect: it refuses in the words of the preferred one. `publicUrl`: the base address of the API. */
export function wellKnown(
  publicUrl: string,
  dialects: readonly [ServerDialect, ...ServerDialect[]],
): ServerDialect {
  const body = { api: publicUrl, dialects: dialects.map((dialect) => dialect.name) };
  const mount = (mountOne: Mount): void => mountOne(discovery, async () => ({ body }));
  const { writeRefusal, refusal } = dialects[0];
  return { name: 'discovery', prefix: '/.well-known/', writeRefusal, refusal, mount };
}
