import { afterAll, beforeAll, expect, test } from 'vitest';
import { loseDatabase } from '../dialects/contract/testing/lose-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { isHealthy } from './health.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

test('a server is healthy while its database answers', async () => {
  expect(await isHealthy(server.home)).toBe(true);
  const giveBack = await loseDatabase(server);
  expect(await isHealthy(server.home)).toBe(false);
  giveBack();
  expect(await isHealthy(server.home)).toBe(true);
});
