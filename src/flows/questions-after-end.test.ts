import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusal, refusing } from '../testing/bad-line.ts';
import {
  newEnrolledBrowser,
  newProfile,
  type Profile,
  revokeElsewhere,
  serialOf,
  standing,
  startBrowser,
  typed,
} from '../testing/browser.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { copyToken } from '../testing/rotate-elsewhere.ts';
import { catchUp } from './catch-up.ts';
import { createIdentity } from './create-identity.ts';
import { lookElsewhere } from './note-id-certs.ts';
import type { Ports } from './ports.ts';
import { answerQuestion, readQuestions } from './questions.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { signOutHere } from './sign-out-here.ts';

const ID_CERTS = 'GET /p2core/key/user/@me';

let server: RunningServer;
let profile: Profile;
let ports: Ports;
let username: string;

beforeEach(async () => {
  server = await startHomeServer();
  ({ profile, ports, username } = await newEnrolledBrowser(server));
});
afterEach(() => server.stop());

async function signInElsewhere(): Promise<Ports> {
  const { ports: elsewhere } = await startBrowser(newProfile(server));
  await signIn(elsewhere, await typed(server, username));
  return elsewhere;
}

async function idOf(browser: Ports) {
  return (await standing(browser)).session.sessionId;
}

async function serialsAsked(): Promise<string[]> {
  return (await readQuestions(ports)).map(({ serial }) => serial);
}

describe('after this session has ended, and the person has signed in again', () => {
  const again = async () => {
    server.clock.ahead += 5;
    await signIn(ports, await typed(server, username));
  };

  test('what was asked is asked still, what was answered is not, and what was disowned stays so', async () => {
    await catchUp(ports);
    const [yes, no, open] = [await signInElsewhere(), await signInElsewhere(), await signInElsewhere()];
    await lookElsewhere(ports);
    await answerQuestion(ports, { serial: await serialOf(yes), answer: 'yes' });
    await answerQuestion(ports, { serial: await serialOf(no), answer: 'no' });
    await signOut(ports);
    await again();
    const expected = async () => {
      const asked = (await readQuestions(ports)).map(({ serial, isDisowned }) => [serial, isDisowned]);
      expect(new Map(asked as [string, boolean][])).toEqual(
        new Map([
          [await serialOf(no), true],
          [await serialOf(open), false],
        ]),
      );
    };
    await expected();
    await catchUp(ports);
    await expected();
    expect((await ports.elsewhere.read())?.of).toBe(await idOf(ports));
  });

  test('whoever came and ended it is asked about', async () => {
    await catchUp(ports);
    const intruder = await signInElsewhere();
    await revokeElsewhere(ports);
    await expect(catchUp(ports)).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
    await again();
    await catchUp(ports);
    expect(await serialsAsked()).toEqual([await serialOf(intruder)]);
  });

  test('of another actor, nothing is carried over', async () => {
    await catchUp(ports);
    await signInElsewhere();
    await lookElsewhere(ports);
    await signOut(ports);
    await createIdentity(ports, await typed(server, `actor-${crypto.randomUUID()}`));
    expect(await readQuestions(ports)).toEqual([]);
    await catchUp(ports);
    expect(await readQuestions(ports)).toEqual([]);
  });

  test('a session that ended here alone is asked about where it lives on', async () => {
    await catchUp(ports);
    const before = await idOf(ports);
    const rotateCopy = await copyToken(ports);
    const refused = () => refusal(401, 'UNAUTHORIZED');
    const fetch = refusing(server.fetch, { route: ID_CERTS, times: 2 }, refused);
    const { ports: signedOut } = await startBrowser(profile, { fetch });
    await expect(catchUp(signedOut)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    await signOutHere(signedOut);
    await again();
    await catchUp(ports);
    expect(await readQuestions(ports)).toEqual([]);
    await rotateCopy();
    await catchUp(ports);
    expect(await readQuestions(ports)).toMatchObject([{ sessionId: before, isNewSession: false }]);
  });
});
