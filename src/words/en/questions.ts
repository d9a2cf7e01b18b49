import { plural } from '../numbers.ts';

/** "Was that you?", asked of each new ID-Cert of another session, and what is left to do after a no. */
export const questions = {
  label: 'Was that you?',
  began: 'A session of yours began elsewhere. Was that you?',
  rotated: 'Another session of yours has a new identity key. Was that you?',
  yes: 'Yes, that was me',
  no: 'No',
  safe: 'The question stays as it was.',
  /** `name`: what the person calls it, or its ID. */
  session: (name: string) => `session ${name}`,
  /** Said after a button, for who has the page read out. */
  ofSession: (session: string) => `, of ${session}`,
  readOut: (question: string, session: string) => `${question} It is ${session}.`,
  certifiedBy: (verdict: string, domain: string) => `${verdict} Certified by ${domain}.`,
  notCertified: (verdict: string) =>
    `${verdict} Sessions shows which, and asks your home server for its other keys.`,
  facts: {
    session: 'Session',
    sessionId: 'Session ID',
    when: 'When',
    ended: 'Ended',
    identityKey: 'Identity key',
    idCert: 'ID-Cert',
    serverKey: 'By the server key',
  },
  waiting: (count: number) =>
    plural(count, { one: 'a question waits for your answer', other: '# questions wait for your answer' }),
  leftToDo: 'something is left to do',
  disowned: {
    title: 'You said that this was not you',
    end: 'End that session…',
    changePassword: 'Change the account password…',
    done: 'It is dealt with',
    safe: 'The keys in this browser are safe: they never left it.',
    dangerOfNew:
      'Whoever began that session knows your account password, and can be added to groups in your name.',
    dangerOfRotated: 'Whoever has that session’s sign-in can be added to groups in your name.',
    endBelow: 'End that session: it is listed below. It takes your account password.',
    endOnItsPage: 'End that session, on the page Sessions. It takes your account password.',
    password: 'Change your account password, so that nobody signs in with the old one again.',
  },
};
