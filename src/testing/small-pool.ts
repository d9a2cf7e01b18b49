import type { Ports } from '../flows/ports.ts';

/** A browser whose full pool has so few, as each KeyPackage takes its time. No person may choose that. */
export function withPool(ports: Ports, poolTarget: number): Ports {
  const { settings } = ports;
  return {
    ...ports,
    settings: { ...settings, read: async () => ({ ...(await settings.read()), poolTarget }) },
  };
}
