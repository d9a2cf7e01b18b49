import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { StoreNames } from 'idb';
import { fromBase64 } from '../../src/crypto/encoding.ts';
import { keyPackageRef } from '../../src/crypto/mls/ref.ts';
import type { Ports } from '../../src/flows/ports.ts';
import { requireSession } from '../../src/flows/standing.ts';
import type { Database, Schema } from '../../src/storage/db.ts';
import { serialOf } from '../../src/testing/browser.ts';
import { noChannel } from '../../src/testing/no-channel.ts';
import { openStorage } from '../../src/testing/storage.ts';
import { violations } from '../../src/testing/violations.ts';
import { makePorts } from '../../src/worker/ports.ts';
import { makeVaultCipher } from '../../src/worker/vault-cipher.ts';
import { claimFor } from '../another-account.ts';
import { PASSPHRASE } from '../person.ts';
import { dumpDatabase, revive } from '../vault-copy.ts';

/** The browser's database, copied into this process again and again; its vault is opened once. */
export class Copy {
  readonly #database: Database;
  readonly #ports: Ports;
  readonly #unlock: () => Promise<void>;
  #isOpen = false;

  constructor() {
    const { database, vault } = openStorage(`copy-${crypto.randomUUID()}`, makeVaultCipher());
    this.#database = database;
    this.#ports = makePorts({ database, vault, fetch, pageOrigin: '', WebSocket, channel: noChannel() });
    this.#unlock = () => vault.unlock({ kind: 'passphrase', passphrase: PASSPHRASE });
  }

  async take(page: Page): Promise<Ports> {
    const dump = await dumpDatabase(page);
    await this.#database.write(Object.keys(dump) as StoreNames<Schema>[], async (transaction) => {
      for (const [name, records] of Object.entries(dump) as [StoreNames<Schema>, unknown[]][]) {
        const store = transaction.objectStore(name);
        await store.clear();
        for (const record of records) await store.put(revive(record));
      }
    });
    if (!this.#isOpen) await this.#unlock();
    this.#isOpen = true;
    return this.#ports;
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}

interface Expected {
  /** Of the home server itself. */
  readonly url: string;
  /** Has the pool to be full? */
  readonly isFull: boolean;
}

/**
 * What does not hold after all is over, in words. What goes on in the background may be between two writes: it is looked
 * at again. Then somebody really claims, and what is handed out must be of the current ID-Cert, its private half here.
 */
export async function verdict(page: Page, copy: Copy, { url, isFull }: Expected): Promise<string[]> {
  let found: string[] = [];
  for (let look = 0; look < 4; look += 1) {
    found = (await violations(await copy.take(page))).filter(
      (each) => isFull || !each.startsWith('the pool holds'),
    );
    if (found.length === 0) return claimViolations(page, copy, url);
    await sleep(700);
  }
  return found;
}

async function claimViolations(page: Page, copy: Copy, url: string): Promise<string[]> {
  const before = await copy.take(page);
  const { fid, sessionId } = await requireSession(before.store);
  const handedOut = await claimFor(url, fid);
  if (handedOut.length !== 1) return [`${handedOut.length} KeyPackages were handed out in place of one`];
  const ref = await keyPackageRef(fromBase64(handedOut[0] ?? ''));
  const ports = await copy.take(page);
  const record = (await ports.store.keyPackages(sessionId)).find((each) => each.ref === ref);
  if (!record?.secret) return ['what was handed out has no private half here'];
  return record.serial === (await serialOf(ports)) ? [] : ['what was handed out is stale'];
}
