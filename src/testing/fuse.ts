import type { Ports } from '../flows/ports.ts';
import type { Fetch } from '../network/http.ts';

/** The moment at which a browser dies: around the n-th commit, or the n-th request. */
export interface Moment {
  readonly at: 'commit' | 'request';
  /** From 1. */
  readonly number: number;
  /** `after` a request: the server acted, and nobody heard. */
  readonly when: 'before' | 'after';
}

/** Kills a browser at one moment: from then on nothing of it works. */
export class Fuse {
  readonly #moment: Moment | null;
  readonly #seen = { commit: 0, request: 0 };
  #blown = false;

  /** Null never blows; it only counts. */
  constructor(moment: Moment | null = null) {
    this.#moment = moment;
  }

  get blown(): boolean {
    return this.#blown;
  }

  /** How many of each there were. */
  get seen(): { readonly commit: number; readonly request: number } {
    return this.#seen;
  }

  fetch(fetch: Fetch): Fetch {
    return (...request) => this.#around('request', () => fetch(...request));
  }

  ports(ports: Ports): Ports {
    const { store, vault, keyPackages, patience, foreignServers } = ports;
    return {
      ...ports,
      store: {
        sessions: () => this.#alive(() => store.sessions()),
        session: (id) => this.#alive(() => store.session(id)),
        journal: (id) => this.#alive(() => store.journal(id)),
        identityKeys: (id) => this.#alive(() => store.identityKeys(id)),
        idCerts: (id) => this.#alive(() => store.idCerts(id)),
        keyPackages: (id) => this.#alive(() => store.keyPackages(id)),
        keyPackage: (ref) => this.#alive(() => store.keyPackage(ref)),
        activity: () => this.#alive(() => store.activity()),
        commit: (change) => this.#around('commit', () => store.commit(change)),
        tellOnce: (record, isTold) => this.#around('commit', () => store.tellOnce(record, isTold)),
      },
      foreignServers: {
        all: () => this.#alive(() => foreignServers.all()),
        one: (id) => this.#alive(() => foreignServers.one(id)),
        commit: (change) => this.#around('commit', () => foreignServers.commit(change)),
      },
      vault: {
        seal: (...sealing) => this.#alive(() => vault.seal(...sealing)),
        open: (...opening) => this.#alive(() => vault.open(...opening)),
      },
      patience: {
        lost: () => this.#alive(() => patience.lost()),
        failed: (...failure) => this.#alive(() => patience.failed(...failure)),
        regained: () => this.#alive(() => patience.regained()),
      },
      keyPackages: { make: (terms) => this.#alive(() => keyPackages.make(terms)) },
      sleep: (...sleeping) => this.#alive(() => ports.sleep(...sleeping)),
    };
  }

  async #alive<T>(work: () => Promise<T>): Promise<T> {
    if (this.#blown) throw new Error('the browser is dead');
    return work();
  }

  async #around<T>(at: Moment['at'], work: () => Promise<T>): Promise<T> {
    this.#seen[at] += 1;
    const now = this.#moment?.at === at && this.#moment.number === this.#seen[at] ? this.#moment.when : null;
    if (now === 'before') this.#blown = true;
    const result = await this.#alive(work);
    if (now === 'after') this.#blown = true;
    return this.#alive(async () => result);
  }
}
