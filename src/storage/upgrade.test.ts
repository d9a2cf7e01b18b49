import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIdentity } from '../flows/create-identity.ts';
import { resume } from '../flows/resume.ts';
import { rotate } from '../flows/rotate.ts';
import { resumeSignIn } from '../flows/sign-in.ts';
import { losing } from '../testing/bad-line.ts';
import {
  enrolledProfile,
  newProfile,
  PASSWORD,
  serialOf,
  standing,
  startBrowser,
  told,
  typed,
} from '../testing/browser.ts';
import { crash } from '../testing/crashes.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { asVersion, everything } from '../testing/old-versions.ts';

let server: RunningServer;
beforeEach(async () => {
  server = await startHomeServer();
});
afterEach(() => server.stop());

test('a database of version 1 keeps all that it holds, gets an empty log, and works on', async () => {
  const profile = await enrolledProfile(server, 'alice');
  const { ports: before, close } = await startBrowser(profile);
  const serial = await serialOf(before);
  await close();
  await crash(profile, { at: 'commit', number: 3, when: 'after' }, rotate);

  const name = await asVersion(1, profile.name);
  expect(await versionOf(name)).toBe(1);
  const { ports } = await startBrowser({ name, server });
  expect(await everything(name)).toEqual(await everything(profile.name));
  expect(await told(ports)).toEqual([]);

  expect((await standing(ports)).open).toMatchObject({ state: 'STAGED', journey: 'rotate' });
  await resume(ports);
  expect(await told(ports)).toEqual([
    { kind: 'key-packages-published', count: 100 },
    { kind: 'last-resort-replaced' },
  ]);
  const rotated = await serialOf(ports);
  expect(rotated).not.toBe(serial);
  await rotate(ports);
  expect(await serialOf(ports)).not.toBe(rotated);
  expect(await versionOf(name)).toBe(4);
});

test('an enrolment that was begun in version 1 is finished', async () => {
  const profile = newProfile(server);
  const { ports: cut, close } = await startBrowser(profile, {
    fetch: losing(server.fetch, { route: 'POST /p2core/session/trust', times: 5 }, 'before'),
  });
  const enrolment = createIdentity(cut, await typed(server, 'bob'));
  await expect(enrolment).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
  await close();

  const { ports } = await startBrowser({ name: await asVersion(1, profile.name), server });
  await resumeSignIn(ports, { password: PASSWORD });
  expect(await told(ports)).toMatchObject([
    { kind: 'enrolled', fid: 'bob@localhost' },
    { kind: 'key-packages-published', count: 100 },
  ]);
});

test('a database of version 3 keeps all that it holds, and has no foreign server', async () => {
  const profile = await enrolledProfile(server, 'carol');
  const { ports: before, close } = await startBrowser(profile);
  await before.settings.change({ autoLockMinutes: 7 });
  await close();

  const name = await asVersion(3, profile.name);
  expect(await versionOf(name)).toBe(3);
  const { ports } = await startBrowser({ name, server });
  expect(await everything(name, 3)).toEqual(await everything(profile.name, 3));
  expect(await ports.foreignServers.all()).toEqual([]);
  await rotate(ports);
  expect(await told(ports)).toContainEqual(expect.objectContaining({ kind: 'rotated' }));
  expect(await versionOf(name)).toBe(4);
});

async function versionOf(name: string): Promise<number> {
  const database = await openDB(name);
  const { version } = database;
  database.close();
  return version;
}
