import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith, runner, throwawayFolder, throwawayGnupg } from '../../src/testing/foreign-program.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { enrol, rotated, type TestSession } from '../testing/test-session.ts';

/** What others make of the certificates that the routes answer with. */

let server: TestServer;
/** Before and after a rotation. */
let sessions: TestSession[];

beforeAll(async () => {
  // These programs ask the machine's clock.
  server = await startTestServer(Math.floor(Date.now() / 1000) - 120);
  const first = await enrol(server, 'alice');
  server.clock.now += 60;
  sessions = [first, await rotated(server, first)];
});

afterAll(() => server.close());

async function armoredFiles(): Promise<string[]> {
  const folder = throwawayFolder();
  const { body } = await server.ask('GET', '/p2core/key/server');
  return [String(body), ...sessions.map(({ idCert }) => idCert)].map((wire, index) => {
    const file = join(folder, `${index}.asc`);
    writeFileSync(file, Buffer.from(wire, 'base64'));
    return file;
  });
}

describeWith('gpg', 'GnuPG', () => {
  test('finds the self-signatures and the server’s certifications good, and shows the notations', async () => {
    const gpg = throwawayGnupg();
    for (const file of await armoredFiles()) gpg('--import', file);
    const lines = gpg('--with-colons', '--check-sigs').split('\n');
    const verdicts = lines.filter((line) => line.startsWith('sig:')).map((line) => line.split(':')[1]);
    expect(verdicts).toEqual(['!', '!', '!', '!', '!']);
    const shown = gpg('--list-options', 'show-notations', '--check-sigs', 'alice@example.com');
    expect(shown.match(/Signature notation: session-id@example\.com=browser\n/g)).toHaveLength(2);
    const serials = shown.match(/(?<=Signature notation: serial@example\.com=)\d+(?=\n)/g);
    const { body } = await server.ask('GET', '/p2core/key/user/@me', { token: sessions[0]?.token ?? '' });
    const issued = Array.isArray(body) ? body.map(({ serial }) => serial) : [];
    expect(serials?.sort()).toEqual(issued.sort());
  });
});

describeWith('sq', 'Sequoia', () => {
  test('reads the certification', async () => {
    for (const file of (await armoredFiles()).slice(1)) {
      const said = runner('sq')('inspect', '--certifications', file);
      expect(said).toContain('UserID: alice@example.com');
      expect(said).toMatch(/Expiration time: .* \(after 60 days\)/);
    }
  });
});
