import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningProcess, runProcess } from '../testing/process.ts';
import { START, startTestServer, type TestServer } from '../testing/test-server.ts';
import { enrol, inventoryOf, stock, type TestSession } from '../testing/test-session.ts';

/** Promise 3 where processes die or run side by side: real ones, on one database. */

const CLAIM_ALL = new URL('../testing/claim-all.ts', import.meta.url);

let server: TestServer;
let alice: TestSession;
let bob: TestSession;

beforeEach(async () => {
  server = await startTestServer();
  alice = await enrol(server, 'alice');
  bob = await enrol(server, 'bob');
});

afterEach(() => server.close());

async function publish(batches: number): Promise<string[]> {
  const refs: string[] = [];
  for (let batch = 0; batch < batches; batch++) {
    refs.push(...(await stock(server, alice, 100)).map(({ ref }) => ref));
  }
  return refs;
}

function claimAll(): RunningProcess {
  const { dataDir, databaseUrl } = server;
  return runProcess(CLAIM_ALL, [dataDir, databaseUrl ?? '', bob.token, alice.fid, String(START)]);
}

async function refsPrintedBy({ output }: RunningProcess): Promise<string[]> {
  return (await output).split('\n').filter((line) => line.length === 64);
}

test('what a killed process has handed out stays handed out', async () => {
  const refs = await publish(4);
  const handedOut: string[] = [];
  for (let round = 0; round < 4; round++) {
    const claiming = claimAll();
    await claiming.printed(20);
    claiming.kill();
    handedOut.push(...(await refsPrintedBy(claiming)));
  }
  const rest = await refsPrintedBy(claimAll());
  expect(handedOut.length).toBeGreaterThanOrEqual(80);
  expect(rest.length).toBeGreaterThan(0);
  const all = [...handedOut, ...rest];
  expect(new Set(all).size).toBe(all.length);
  expect(refs).toEqual(expect.arrayContaining(all));
  expect((await inventoryOf(server, alice)).body).toMatchObject({ available: [] });
});

test('two processes hand out each one once, and all of them', async () => {
  const refs = await publish(2);
  const handedOut = (await Promise.all([claimAll(), claimAll()].map(refsPrintedBy))).flat();
  expect(handedOut.sort()).toEqual(refs.sort());
});
