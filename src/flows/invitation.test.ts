import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { invite } from '../../server/services/invitations.ts';
import { losing, refusal, replacing } from '../testing/bad-line.ts';
import { newProfile, PASSWORD, type Profile, startBrowser, told, typed } from '../testing/browser.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { expectNothingHalfOpen } from '../testing/expect-nothing-half-open.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { everything } from '../testing/old-versions.ts';
import { abandonEnrolment } from './abandon-enrolment.ts';
import { createIdentity } from './create-identity.ts';
import type { Ports } from './ports.ts';
import { readStatus } from './read-status.ts';
import { resumeSignIn, signIn } from './sign-in.ts';

const REGISTER = 'POST /p2core/identity';
const WRONG = 'an-invitation-that-nobody-gave';

let server: RunningServer;
let profile: Profile;
let ports: Ports;
let invitation: string;
let names = 0;

beforeAll(async () => {
  server = await startHomeServer();
});
beforeEach(async () => {
  server.policy.registration = 'invitation';
  invitation = await invite(server.home());
  profile = newProfile(server);
  ({ ports } = await startBrowser(profile));
  names += 1;
  server.exchanges.length = 0;
});
afterAll(() => server.stop());

/** What the person types, who never changes the name. */
async function input(given?: string) {
  return { ...(await typed(server, `guest-${names}`)), invitation: given };
}

function answersTo(route: string): number[] {
  const asked = server.exchanges.filter(({ method, path }) => `${method} ${path}` === route);
  return asked.map(({ status }) => status);
}

describe('where an invitation is needed', () => {
  test('it lets one actor in, and stays nowhere', async () => {
    await createIdentity(ports, await input(invitation));
    await expectConsistent(ports);
    expect(JSON.stringify([await everything(profile.name), await told(ports)])).not.toContain(invitation);

    const { ports: second } = await startBrowser(newProfile(server));
    const again = { ...(await typed(server, 'gatecrasher')), invitation };
    await expect(createIdentity(second, again)).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
    await expectNothingHalfOpen(second);
  });

  test.each([
    ['none', undefined],
    ['a wrong one', WRONG],
  ])('%s leaves nothing half open, and the right one is free to follow', async (_, given) => {
    const refused = createIdentity(ports, await input(given));
    await expect(refused).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
    await expectNothingHalfOpen(ports);
    expect(await told(ports)).toEqual([]);
    await createIdentity(ports, await input(invitation));
    await expectConsistent(ports);
  });

  test('none is asked of one who signs in', async () => {
    await createIdentity(ports, await input(invitation));
    const { ports: elsewhere } = await startBrowser(newProfile(server));
    await signIn(elsewhere, await input());
    await expectConsistent(elsewhere);
  });
});

test('where registration is closed, nothing is left half open', async () => {
  server.policy.registration = 'closed';
  const refused = createIdentity(ports, await input(invitation));
  await expect(refused).rejects.toMatchObject({ code: 'REGISTRATION_CLOSED' });
  await expectNothingHalfOpen(ports);
});

describe('a registration that was cut off', () => {
  /** The line is down. `after`: the server has made the actor. */
  async function cutOff(when: 'before' | 'after'): Promise<void> {
    const { ports: cut } = await startBrowser(profile, {
      fetch: losing(server.fetch, { route: REGISTER, times: 5 }, when),
    });
    const lost = createIdentity(cut, await input(invitation));
    await expect(lost).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
    server.exchanges.length = 0;
  }

  const enrolling = () =>
    expect(readStatus(ports.store, 'open')).resolves.toMatchObject({ phase: 'enrolling', register: true });

  test('before it reached the server goes on with the invitation, typed again until it is right', async () => {
    await cutOff('before');
    for (const given of [undefined, WRONG]) {
      const refused = resumeSignIn(ports, { password: PASSWORD, invitation: given });
      await expect(refused).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
      await enrolling();
    }
    await resumeSignIn(ports, { password: PASSWORD, invitation });
    await expectConsistent(ports);
  });

  test('and by creating the same identity again', async () => {
    await cutOff('before');
    await createIdentity(ports, await input(invitation));
    await expectConsistent(ports);
  });

  test('and can be given up where nobody is taken in any more', async () => {
    await cutOff('before');
    server.policy.registration = 'closed';
    const refused = resumeSignIn(ports, { password: PASSWORD, invitation });
    await expect(refused).rejects.toMatchObject({ code: 'REGISTRATION_CLOSED' });
    await enrolling();
    await abandonEnrolment(ports);
    await expectNothingHalfOpen(ports);
  });

  test.each([undefined, WRONG])('after the server had carried it out signs in, given %s', async (given) => {
    await cutOff('after');
    await resumeSignIn(ports, { password: PASSWORD, invitation: given });
    expect(answersTo(REGISTER)).toEqual([409]);
    await expectConsistent(ports);
    expect(await told(ports)).toMatchObject([{ kind: 'enrolled', registered: true }, {}]);
  });

  test('after that asks for the password again where it is mistyped', async () => {
    await cutOff('after');
    const wrong = resumeSignIn(ports, { password: 'not the password', invitation });
    await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
    await enrolling();
    await resumeSignIn(ports, { password: PASSWORD });
    await expectConsistent(ports);
  });
});

describe('a registration whose answer is lost', () => {
  test('is ours, though the invitation is used up', async () => {
    const { ports: shaky } = await startBrowser(profile, {
      fetch: losing(server.fetch, { route: REGISTER, times: 1 }, 'after'),
    });
    await createIdentity(shaky, await input(invitation));
    expect(answersTo(REGISTER)).toEqual([201, 409]);
    await expectConsistent(ports);
  });

  test.each(['INVITATION_INVALID', 'REGISTRATION_CLOSED'])(
    'is ours where the server looks at other things before the name: %s',
    async (name) => {
      const strict = replacing(server.fetch, { route: REGISTER, times: 2 }, () => refusal(403, name));
      const { ports: shaky } = await startBrowser(profile, {
        fetch: losing(strict, { route: REGISTER, times: 1 }, 'after'),
      });
      await createIdentity(shaky, await input(invitation));
      expect(answersTo(REGISTER)).toEqual([201, 409]);
      await expectConsistent(ports);
    },
  );

  test('because the server never heard of it, while another used the invitation up, is refused', async () => {
    const { ports: shaky } = await startBrowser(profile, {
      fetch: losing(server.fetch, { route: REGISTER, times: 1 }, 'before'),
    });
    const late = createIdentity(shaky, await input(WRONG));
    await expect(late).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
    await expectNothingHalfOpen(ports);
  });
});
