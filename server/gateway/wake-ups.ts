import { randomUUID } from 'node:crypto';
import { listen } from '../db/listen.ts';
import { notify } from '../db/notify.ts';
import type { Tx } from '../db/schema.ts';
import { afterCommit } from '../db/transact.ts';

/** Of an actor by its number, or null: of everybody. */
export type WakeUp = (actor: number | null) => void;

/**
 * "Look": something in an actor's outboxes is new, or one of its sessions or tokens has ended. It says no more than that,
 * so one too many does no harm, and one that is lost only means that somebody looks later.
 */
export class WakeUps {
  readonly #listeners = new Set<WakeUp>();
  /** Which of all processes this is: it has heard its own already. */
  readonly #process = randomUUID();

  /** Wakes this process and all others once the transaction is committed. */
  async announce(tx: Tx, actor: number | null): Promise<void> {
    afterCommit(tx, () => this.#wake(actor));
    await notify(tx, `${this.#process} ${actor ?? ''}`);
  }

  /** Gives what ends it. Whoever is on SQLite (`databaseUrl` null) hears of this process alone. */
  subscribe(listener: WakeUp, databaseUrl: string | null): () => Promise<void> {
    this.#listeners.add(listener);
    const listening = databaseUrl === null ? null : listen(databaseUrl, this.#others());
    return async () => {
      this.#listeners.delete(listener);
      await listening?.close();
    };
  }

  #wake(actor: number | null): void {
    for (const listener of this.#listeners) listener(actor);
  }

  #others() {
    return {
      onListening: () => this.#wake(null),
      onPayload: (payload: string) => {
        const [process, actor] = payload.split(' ');
        if (process !== this.#process) this.#wake(actor ? Number(actor) : null);
      },
    };
  }
}
