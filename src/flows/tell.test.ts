import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClavesCode, ClavesError } from '../protocol/claves-error.ts';
import { newEnrolledBrowser, told } from '../testing/browser.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import type { Ports } from './ports.ts';
import { tellDone } from './tell.ts';

const event = { kind: 'passphrase-changed' } as const;

let server: RunningServer;
beforeAll(async () => {
  server = await startHomeServer();
});
afterAll(() => server.stop());

/** A browser whose log cannot be written. */
async function browserWithout(code: ClavesCode) {
  const { ports } = await newEnrolledBrowser(server);
  const heard: string[] = [];
  const store: Ports['store'] = {
    ...ports.store,
    tellOnce: async () => {
      throw new ClavesError(code);
    },
  };
  return { ports: { ...ports, store, changed: () => heard.push('changed') } satisfies Ports, heard };
}

test('what is done is told of, and the page hears of it', async () => {
  const { ports } = await newEnrolledBrowser(server);
  await tellDone(ports, event);
  expect(await told(ports)).toContainEqual(event);
});

test('what is done reads as done where the log cannot be written', async () => {
  const { ports, heard } = await browserWithout('STORAGE_FULL');
  await tellDone(ports, event);
  expect(heard).toEqual(['changed']);
});

test('a defect is not passed over', async () => {
  const { ports } = await browserWithout('UNEXPECTED');
  await expect(tellDone(ports, event)).rejects.toMatchObject({ code: 'UNEXPECTED' });
});
