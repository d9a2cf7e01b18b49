import type { ActivityRecord } from '../flows/activity.ts';
import type { SettingsRecord } from '../flows/settings.ts';
import type { Client } from '../worker/client.ts';
import type { Proof } from '../worker/use-cases.ts';
import type { RunningServer } from './home-server.ts';
import { freshName } from './storage.ts';
import { allStored } from './stored.ts';
import { newTabs, type Tabs } from './tabs.ts';

export const PASSPHRASE = 'correct horse';
export const PROOF: Proof = { kind: 'passphrase', passphrase: PASSPHRASE };

/** Browsers of a test: each with a database of its own, and one tab. */
export class Browsers {
  readonly #server: RunningServer;
  readonly #opened: Tabs[] = [];

  constructor(server: RunningServer) {
    this.#server = server;
  }

  open(name: string = freshName()): { readonly name: string; readonly tab: Client } {
    const tabs = newTabs(this.#server.fetch, this.#server.address, name);
    this.#opened.push(tabs);
    return { name, tab: tabs.open() };
  }

  /** With an identity that no other test has. */
  async enrolled() {
    const browser = this.open();
    const username = `actor-${crypto.randomUUID()}`;
    await browser.tab.createIdentity({
      homeServer: 'localhost',
      username,
      password: 'a decent password',
      passphrase: PASSPHRASE,
    });
    return { ...browser, username };
  }

  async close(): Promise<void> {
    for (const tabs of this.#opened) await tabs.close();
  }
}

/**
 * What of a browser's records a backup has to bring back: all but what is sealed for that browser, and what it notes of
 * backups itself.
 */
export async function comparable(name: string): Promise<Record<string, unknown[]>> {
  const { vault: _, settings = [], activity = [], ...rest } = await allStored(name);
  const isOfBackups = (kind: string) => kind.startsWith('backup-');
  const records = {
    ...rest,
    activity: (activity as ActivityRecord[]).filter(({ event }) => !isOfBackups(event.kind)),
    settings: (settings as SettingsRecord[]).filter(({ id }) => id === 'settings'),
  };
  const open = (each: unknown) => {
    const { secret, token, ...rest } = each as { secret?: unknown; token?: unknown };
    return { ...rest, hasSecret: Boolean(secret) };
  };
  return Object.fromEntries(Object.entries(records).map(([store, all]) => [store, all.map(open)]));
}
