import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningServer, startListeningServer } from '../testing/home-server.ts';
import { newTabs, type Tabs } from '../testing/tabs.ts';
import type { Client } from './client.ts';

const passphrase = 'correct horse';
const erin = { homeServer: '', username: 'erin', password: 'a decent password', passphrase };

let server: RunningServer;
const browsers: Tabs[] = [];

beforeAll(async () => {
  server = await startListeningServer();
});
afterAll(async () => {
  for (const tabs of browsers) await tabs.close();
  await server.stop();
});

function newBrowser(): Tabs {
  const tabs = newTabs(server.fetch, server.address);
  browsers.push(tabs);
  return tabs;
}

function listen(tab: Client): AbortController {
  const controller = new AbortController();
  tab.listen(undefined, { signal: controller.signal }).catch(() => undefined);
  return controller;
}

async function expectLine(tab: Client, state: string): Promise<void> {
  await vi.waitFor(() => expect(tab.liveness.state).toBe(state), 5000);
}

test('one tab holds the line, and all know how it stands', async () => {
  const tabs = newBrowser();
  const first = tabs.open();
  await first.createIdentity({ ...erin, homeServer: server.address });
  await first.catchUp();
  const held = listen(first);
  await expectLine(first, 'live');

  const second = tabs.open();
  await second.unlock({ kind: 'passphrase', passphrase });
  expect(second.liveness.state).toBe('connecting');
  second.onLiveness(() => {});
  await expectLine(second, 'live');
  listen(second);

  const heard: string[] = [];
  second.onChange((change) => heard.push(change));
  await newBrowser()
    .open()
    .signIn({ ...erin, homeServer: server.address });
  await vi.waitFor(async () => expect(await second.questions()).toHaveLength(1), 5000);
  expect(heard).toContain('sessions');

  const [asked] = await first.questions();
  if (!asked) throw new Error('nothing was asked');
  await first.answerQuestion({ serial: asked.serial, answer: 'yes' });
  expect(await second.questions()).toEqual([]);

  const said: string[] = [];
  first.onLiveness(() => said.push(first.liveness.state));
  held.abort();
  await vi.waitFor(() => expect(said.slice(-2)).toEqual(['connecting', 'live']), 1000);
  await first.lock();
  expect(first.liveness.state).toBe('connecting');
});

test('nobody is told to be live where the one who held the line has let go', async () => {
  const tabs = newBrowser();
  const [first, second] = [tabs.open(), tabs.open()];
  await first.createIdentity({ ...erin, username: 'fern', homeServer: server.address });
  const held = listen(first);
  await expectLine(second, 'live');
  held.abort();
  await expectLine(second, 'connecting');
});
