import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusal, refusing } from '../testing/bad-line.ts';
import {
  newEnrolledBrowser,
  newProfile,
  PASSWORD,
  type Profile,
  serialOf,
  standing,
  startBrowser,
  told,
  typed,
} from '../testing/browser.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { catchUp } from './catch-up.ts';
import { changePassword } from './change-password.ts';
import { endOtherSession } from './end-other-session.ts';
import { currentIdCert } from './id-certs.ts';
import { lookElsewhere } from './note-id-certs.ts';
import type { Ports } from './ports.ts';
import { answerQuestion, readQuestions } from './questions.ts';
import { readSessions } from './read-sessions.ts';
import { rotate } from './rotate.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

const ID_CERTS = 'GET /p2core/key/user/@me';
const NEXT = 'another decent password';

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

async function answers(): Promise<unknown[]> {
  const log = await told(ports);
  return log.flatMap((event) => (event.kind === 'id-cert-answered' ? [event.wasPerson] : []));
}

describe('a new ID-Cert of another session', () => {
  test('is asked about: which session, when, and how it fares', async () => {
    await catchUp(ports);
    expect(await readQuestions(ports)).toEqual([]);
    const elsewhere = await signInElsewhere();
    await catchUp(ports);
    const [asked, none] = await readQuestions(ports);
    expect(none).toBeUndefined();
    const serial = await serialOf(elsewhere);
    expect(asked).toMatchObject({ serial, sessionId: await idOf(elsewhere), isNewSession: true });
    expect(asked?.certificate.verdict.valid).toBe(true);
    expect(asked?.certificate.view?.serial).toBe(serial);
    expect(await told(ports)).toContainEqual({
      kind: 'id-cert-elsewhere',
      other: await idOf(elsewhere),
      serial,
      isNewSession: true,
    });
  });

  test('is asked about after a rotation too, and the latest comes first', async () => {
    await catchUp(ports);
    const elsewhere = await signInElsewhere();
    const first = await serialOf(elsewhere);
    await lookElsewhere(ports);
    server.clock.ahead = 5;
    await rotate(elsewhere);
    await lookElsewhere(ports);
    expect(await readQuestions(ports)).toMatchObject([
      { serial: await serialOf(elsewhere), isNewSession: false },
      { serial: first, isNewSession: true },
    ]);
  });

  test('is asked about together with others of that session: since when, and by the one in force', async () => {
    await catchUp(ports);
    server.clock.ahead = 5;
    const elsewhere = await signInElsewhere();
    const { issuedAt } = (await currentIdCert(await standing(elsewhere))).view;
    server.clock.ahead = 10;
    await rotate(elsewhere);
    await lookElsewhere(ports);
    const serial = await serialOf(elsewhere);
    expect(await readQuestions(ports)).toMatchObject([{ serial, issuedAt, isNewSession: true }]);
    expect((await told(ports)).filter(({ kind }) => kind === 'id-cert-elsewhere')).toHaveLength(1);
    await answerQuestion(ports, { serial, answer: 'yes' });
    await lookElsewhere(ports);
    expect(await serialsAsked()).toEqual([]);
  });

  test('is asked about once, whoever heard of it, and told once', async () => {
    await catchUp(ports);
    const elsewhere = await signInElsewhere();
    const { ports: tab } = await startBrowser(profile);
    await Promise.all([catchUp(ports), lookElsewhere(tab), readSessions(ports), lookElsewhere(ports)]);
    expect(await serialsAsked()).toEqual([await serialOf(elsewhere)]);
    expect((await told(ports)).filter(({ kind }) => kind === 'id-cert-elsewhere')).toHaveLength(1);
  });

  test('is called by the name that the person gave its session', async () => {
    await catchUp(ports);
    const elsewhere = await signInElsewhere();
    await ports.settings.change({ names: { [await idOf(elsewhere)]: 'laptop' } });
    await lookElsewhere(ports);
    expect(await readQuestions(ports)).toMatchObject([{ name: 'laptop' }]);
  });

  test('is asked about although its session has ended since', async () => {
    await catchUp(ports);
    const elsewhere = await signInElsewhere();
    await signOut(elsewhere);
    await catchUp(ports);
    expect(await readQuestions(ports)).toMatchObject([{ endedAt: expect.any(Number) }]);
  });
});

describe('nothing is asked about', () => {
  test('sessions that were there before', async () => {
    await signInElsewhere();
    server.clock.ahead = 5;
    const { ports: later } = await startBrowser(newProfile(server));
    await signIn(later, await typed(server, username));
    await catchUp(later);
    expect(await readQuestions(later)).toEqual([]);
  });

  test('what is long past where an earlier version never compared', async () => {
    const elsewhere = await signInElsewhere();
    server.clock.ahead = 5;
    await rotate(elsewhere);
    server.clock.ahead = 8 * 24 * 3600;
    await catchUp(ports);
    expect(await readQuestions(ports)).toEqual([]);
  });

  test('a session that was begun in this browser', async () => {
    await catchUp(ports);
    await signOut(ports);
    await signIn(ports, await typed(server, username));
    await catchUp(ports);
    expect(await readQuestions(ports)).toEqual([]);
  });

  test('a server that does not list ID-Certs, and what it lists later is no news', async () => {
    const fetch = refusing(server.fetch, { route: ID_CERTS, times: 2 }, () => refusal(404, 'NOT_FOUND'));
    const { ports: draft } = await startBrowser(profile, { fetch });
    await readSessions(draft);
    expect(await readQuestions(draft)).toEqual([]);
    expect(await ports.elsewhere.read()).toBeNull();
  });
});

describe('the answer', () => {
  let elsewhere: Ports;
  let serial: Awaited<ReturnType<typeof serialOf>>;

  beforeEach(async () => {
    await catchUp(ports);
    elsewhere = await signInElsewhere();
    await lookElsewhere(ports);
    serial = await serialOf(elsewhere);
  });

  test('yes closes it for good', async () => {
    await answerQuestion(ports, { serial, answer: 'yes' });
    await lookElsewhere(ports);
    expect(await serialsAsked()).toEqual([]);
    expect(await answers()).toEqual([true]);
  });

  const endIt = async (password: string) => {
    await endOtherSession(ports, { sessionId: await idOf(elsewhere), password });
    await lookElsewhere(ports);
  };
  const changeIt = () => changePassword(ports, { password: PASSWORD, next: NEXT });

  test('no keeps it until its session has ended and the password is another one', async () => {
    await answerQuestion(ports, { serial, answer: 'no' });
    expect(await readQuestions(ports)).toMatchObject([{ serial, isDisowned: true, endedAt: null }]);
    await endIt(PASSWORD);
    expect(await readQuestions(ports)).toMatchObject([{ serial, endedAt: expect.any(Number) }]);
    await changeIt();
    expect(await serialsAsked()).toEqual([]);
    expect(await answers()).toEqual([false]);
  });

  test('and the other way round', async () => {
    await answerQuestion(ports, { serial, answer: 'no' });
    await changeIt();
    expect(await readQuestions(ports)).toMatchObject([{ serial, endedAt: null, isPasswordChanged: true }]);
    await endIt(NEXT);
    expect(await serialsAsked()).toEqual([]);
  });

  test('no keeps it though its session had ended, and the password been changed, before', async () => {
    await signOut(elsewhere);
    await lookElsewhere(ports);
    await changeIt();
    await answerQuestion(ports, { serial, answer: 'no' });
    await lookElsewhere(ports);
    const [asked] = await readQuestions(ports);
    expect(asked).toMatchObject({ serial, isDisowned: true, endedAt: expect.any(Number) });
    expect(asked?.isPasswordChanged).toBeUndefined();
  });

  test('no, then done, closes it', async () => {
    await answerQuestion(ports, { serial, answer: 'no' });
    await answerQuestion(ports, { serial, answer: 'done' });
    expect(await serialsAsked()).toEqual([]);
    expect(await answers()).toEqual([false]);
  });

  test('counts once: of two tabs the first one', async () => {
    const { ports: tab } = await startBrowser(profile);
    await answerQuestion(tab, { serial, answer: 'yes' });
    await answerQuestion(ports, { serial, answer: 'no' });
    await answerQuestion(ports, { serial, answer: 'done' });
    expect(await serialsAsked()).toEqual([]);
    expect(await answers()).toEqual([true]);
  });
});
