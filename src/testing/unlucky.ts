import type { Ports } from '../flows/ports.ts';

/** Ports whose next random bytes of that length are these. */
export function unlucky(real: Ports, seed: Uint8Array): Ports {
  let used = false;
  return {
    ...real,
    random(length) {
      if (used || length !== seed.length) return real.random(length);
      used = true;
      return new Uint8Array(seed);
    },
  };
}
