import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TASKS } from './admin/tasks.ts';
import { runAdmin } from './testing/admin-process.ts';
import { DOMAIN, startTestServer, type TestServer } from './testing/test-server.ts';
import { register } from './testing/test-session.ts';

/** How tasks are asked for, well or badly. What each does: `admin/`. */

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await register(server, 'alice');
});

afterAll(() => server.close());

describe('alone, or asked for help, it lists all tasks', () => {
  test.each([[[]], [['--help']]])('%j', async (args) => {
    const { code, out, words } = await runAdmin(server, args);
    expect([code, words]).toEqual([0, '']);
    for (const [name, { does }] of TASKS) {
      expect(out).toContain(`\n  ${name}`);
      expect(out).toContain(does);
    }
  });
});

describe('wrong use is told in one sentence, and changes nothing', () => {
  test.each([
    ['uninvite'],
    ['toString'],
    ['invite', 'alice'],
    ['list', 'alice'],
    ['deactivate'],
    ['deactivate', 'alice', 'bob'],
    ['activate', '--all'],
    ['reset-password', '--stdin'],
    ['reset-password', 'alice', 'a decent new password'],
    ['rotate-key', 'now'],
    ['deactivate', 'carol'],
    ['activate', 'alice@other.example'],
    ['reset-password', 'ALICE BOB'],
  ])('%s %s %s', async (...args) => {
    const before = await server.snapshot();
    const { code, out, words } = await runAdmin(
      server,
      args.filter((each) => each !== undefined),
      { settings: { DOMAIN } },
    );
    expect([code, out]).toEqual([1, '']);
    expect(words).toMatch(/^[^\n]+Nothing was changed\. [^\n]+\n$/);
    expect(words).toContain('npm run admin');
    expect(await server.snapshot()).toBe(before);
  });

  test('a bad setting too', async () => {
    const { code, words } = await runAdmin(server, ['list'], { settings: { DOMAIN: 'http://localhost' } });
    expect(code).toBe(1);
    expect(words).toMatch(/^The setting DOMAIN is [^\n]*\n$/);
  });
});
