import { expect, test } from 'vitest';
import { isSettled, toldWords } from './told-words.ts';

const never = { isSignedIn: false, told: null, trouble: null };
const earlier = { isSignedIn: true, told: { isPresent: false, at: 1 }, trouble: null };
const present = { isSignedIn: true, told: { isPresent: true, at: 1 }, trouble: null };
const refused = { isSignedIn: false, told: { isPresent: true, at: 1 }, trouble: null };

const nothing = { isPending: false, needsSignIn: false };
const rotation = { isPending: true, needsSignIn: false };
const signIn = { isPending: true, needsSignIn: true };

const down = { code: 'FOREIGN_UNREACHABLE', happened: 'It did not answer.', todo: 'Check the connection.' };
const stranger = { code: 'FOREIGN_KEY_CHANGED', happened: 'It has another key.', todo: 'Compare it.' };

const AT_HOME = 'it waits until you have signed in at home again, on the overview.';

test.each([
  [never, nothing, null, 'Not signed in yet: Claves does it next.'],
  [never, nothing, down, 'Not signed in yet. It did not answer. Claves tries again by itself.'],
  [
    never,
    nothing,
    stranger,
    'Not signed in yet. It has another key. Compare it. Claves tries again by itself.',
  ],
  [never, signIn, stranger, `Not signed in yet: ${AT_HOME}`],
  [refused, nothing, null, 'Not signed in again yet: Claves does it next.'],
  [
    refused,
    rotation,
    down,
    'Not signed in again yet: it waits until the rotation has brought its new ID-Cert.',
  ],
  [earlier, nothing, null, 'Not yet told of your present ID-Cert: Claves does it next.'],
  [
    earlier,
    nothing,
    down,
    'Not yet told of your present ID-Cert. It did not answer. Claves tries again by itself.',
  ],
  [
    earlier,
    rotation,
    down,
    'Not yet told of your present ID-Cert: it waits until the rotation has brought its new ID-Cert.',
  ],
  [earlier, signIn, null, `Not yet told of your present ID-Cert: ${AT_HOME}`],
  [present, nothing, down, 'Told of your present ID-Cert. It did not answer. Claves tries again by itself.'],
])('%j, while %j, because of %j', (server, waiting, reason, words) => {
  expect(toldWords(server, waiting, reason)).toBe(words);
});

test('nothing is left to be done only where it is told, signed in on, and was reached', () => {
  const trouble = { code: 'FOREIGN_UNREACHABLE', lastTriedAt: 1, nextTryAt: 2 } as const;
  expect(isSettled(present)).toBe(true);
  for (const server of [never, earlier, refused, { ...present, trouble }]) {
    expect(isSettled(server)).toBe(false);
  }
});
