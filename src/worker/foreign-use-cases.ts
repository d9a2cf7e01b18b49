import type { ForeignEndedBy } from '../flows/activity.ts';
import type { ForeignServerList } from '../flows/foreign/read.ts';
import type { RunOptions } from '../flows/ports.ts';

/** What a person can do on servers that are not the home server of this session, and what goes on there by itself. */
export interface ForeignUseCases {
  foreignServers(): Promise<ForeignServerList>;
  /** Finds the server at an address, and signs this session in there by its ID-Cert. Resolves to its domain. Throws `NOT_FOREIGN`. */
  addForeignServer(input: { address: string }, options?: RunOptions): Promise<string>;
  /** Asks a server now whether it knows the present ID-Cert, and signs in or tells it where it has to be. */
  askForeignServer(input: { domain: string }, options?: RunOptions): Promise<void>;
  /** `person-here`: that server could not be told. Where it does not answer just now, that ends nothing unless `hereAlone`. */
  endForeignSession(input: { domain: string; hereAlone: boolean }): Promise<ForeignEndedBy>;
  /** Tells those of the present ID-Cert whose time has come. Resolves to the seconds until the next try, if there is one. */
  tellForeignServers(): Promise<number | null>;
}
