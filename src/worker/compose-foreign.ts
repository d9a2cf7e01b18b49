import { isCode } from '../flows/answers.ts';
import type { FoundServer } from '../flows/enrol.ts';
import { addForeignServer } from '../flows/foreign/add.ts';
import { endForeignSession } from '../flows/foreign/end.ts';
import { blamedThere } from '../flows/foreign/errors.ts';
import { readForeignServers } from '../flows/foreign/read.ts';
import { askForeignServer, tellForeignServers } from '../flows/foreign/tell.ts';
import type { Ports } from '../flows/ports.ts';
import { discover } from '../network/discover.ts';
import type { ForeignUseCases } from './foreign-use-cases.ts';
import type { World } from './ports.ts';

/** The use cases at foreign servers; `opened` lets them through only while the vault is open. */
export function composeForeign(
  world: World,
  ports: Ports,
  opened: <T>(work: () => Promise<T>) => Promise<T>,
): ForeignUseCases {
  return {
    foreignServers: () => opened(() => readForeignServers(ports)),
    addForeignServer: ({ address }, options) =>
      opened(async () => addForeignServer(ports, await find(world, address, options?.signal), options)),
    askForeignServer: ({ domain }, options) => opened(() => askForeignServer(ports, domain, options)),
    endForeignSession: ({ domain, hereAlone }) =>
      opened(() => endForeignSession(ports, domain, { hereAlone })),
    tellForeignServers: () => opened(() => tellForeignServers(ports)),
  };
}

/** Where there is no server, the address is to blame, and nothing is tried again by itself: the page has words for that. */
async function find(world: World, address: string, signal: AbortSignal | undefined): Promise<FoundServer> {
  try {
    return await discover(address, { ...world, signal });
  } catch (error) {
    const isAddress = isCode(error, 'NOT_A_HOME_SERVER', 'SERVER_UNREACHABLE');
    throw isAddress ? error : (blamedThere(error) ?? error);
  }
}
