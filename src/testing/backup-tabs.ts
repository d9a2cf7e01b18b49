import { afterAll, beforeAll } from 'vitest';
import type { ActivityRecord } from '../flows/activity.ts';
import type { SettingsRecord } from '../flows/settings.ts';
import type { Client } from '../worker/client.ts';
import type { Proof } from '../worker/use-cases.ts';
import { type RunningServer, startHomeServer } from './home-server.ts';
import { freshName } from './storage.ts';
import { allStored } from './stored.ts';
import { newTabs, type Tabs } from './tabs.ts';

export const PASSPHRASE = 'correct horse';
export const PROOF: Proof = { kind: 'passphrase', passphrase: PASSPHRASE };

/** Browsers of a test: each with a database of its own, and one tab. */
export class Browsers {
  /** Where they are enrolled. */
  readonly home: RunningServer;
  readonly #opened: Tabs[] = [];

  constructor(home: RunningServer) {
    this.home = home;
  }

  open(name: string = freshName()): { readonly name: string; readonly tab: Client } {
    const tabs = newTabs(this.home.fetch, this.home.address, name);
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

/** For the tests of one file: browsers of a home server of their own, both there from the first test to the last. */
export function browsersOfTests(): () => Browsers {
  let browsers: Browsers | null = null;
  beforeAll(async () => {
    browsers = new Browsers(await startHomeServer());
  });
  afterAll(async () => {
    await browsers?.close();
    await browsers?.home.stop();
  });
  return () => {
    if (browsers === null) throw new Error('there are none before the tests begin');
    return browsers;
  };
}

/** The file, and by what it opens; the vault's passphrase, unless another one is given. */
export async function backUp(tab: Client, passphrase: string | null = null) {
  const { bytes } = await tab.makeBackup({ proof: PROOF, passphrase });
  return { bytes, passphrase: passphrase ?? PASSPHRASE };
}

/** Of the identity key in force. */
export async function fingerprintOf(tab: Client): Promise<string> {
  return (await tab.overview()).certificate.view.fingerprint;
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
