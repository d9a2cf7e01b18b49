import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHomeServer } from './services/open.ts';
import { register } from './services/registration.ts';

/** The real process, as `npm run admin` runs it. */

const ADMIN = fileURLToPath(new URL('admin.ts', import.meta.url));
const WHAT_THERE_IS = / What there is: "npm run admin -- invite" [^\n]*\n$/;
let dataDir: string;

beforeEach(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), 'claves-admin-')), 'data');
});

afterEach(() => rm(join(dataDir, '..'), { recursive: true, force: true }));

async function admin(command: readonly string[], settings: Record<string, string> = {}) {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, REGISTRATION: 'invitation', ...settings };
  const child: ChildProcess & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream } = spawn(
    process.execPath,
    [ADMIN, ...command],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [out, words, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code, out, words };
}

function openHome() {
  const policy = { registration: 'invitation', administrators: new Set<never>() } as const;
  return openHomeServer({ dataDir, domain: 'localhost', policy, now: () => Math.floor(Date.now() / 1000) });
}

test('invite prints an invitation of 128 bits or more, which a running server takes', async () => {
  const home = await openHome();
  const { code, out, words } = await admin(['invite']);
  const invitation = out.trimEnd();
  expect([code, out]).toEqual([0, `${invitation}\n`]);
  expect(words).toMatch(/^It lets one person register, once\./);
  expect(Buffer.from(invitation, 'base64url').length).toBeGreaterThanOrEqual(16);
  const alice = { username: 'alice', password: 'a decent passphrase', invitation };
  expect(await register(home, alice)).toBe('alice@localhost');
  const bob = register(home, { ...alice, username: 'bob' });
  await expect(bob).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
  await home.db.destroy();
});

test('invite works before the server ever ran, and prints another one each time', async () => {
  const both = [await admin(['invite']), await admin(['invite'])];
  expect(new Set(both.map(({ out }) => out)).size).toBe(2);
});

test('invite says where nobody needs an invitation', async () => {
  expect((await admin(['invite'], { REGISTRATION: 'open' })).words).toContain('REGISTRATION is open');
  expect((await admin(['invite'], { REGISTRATION: 'closed' })).words).toContain('REGISTRATION is closed');
});

test.each([[[]], [['uninvite']], [['--help']]])(
  'the command %j is answered with what there is, and changes nothing',
  async (command) => {
    const { code, out, words } = await admin(command);
    expect([code, out]).toEqual([1, '']);
    expect(words).toMatch(WHAT_THERE_IS);
  },
);

test('a task with arguments that it does not take is answered with how it is used', async () => {
  const { code, out, words } = await admin(['invite', 'alice']);
  expect([code, out]).toEqual([1, '']);
  expect(words).toMatch(/^Nothing was changed\. Use it as "npm run admin -- invite" [^\n]*\n$/);
});

test('a bad setting is told in one sentence', async () => {
  const { code, words } = await admin(['invite'], { DOMAIN: 'http://localhost' });
  expect(code).toBe(1);
  expect(words).toMatch(/^The setting DOMAIN is [^\n]*\n$/);
});
