import { expect, test } from 'vitest';
import { toldWords } from './told-words.ts';

const never = { isSignedIn: false, told: null };
const earlier = { isSignedIn: true, told: { isPresent: false, at: 1 } };
const present = { isSignedIn: true, told: { isPresent: true, at: 1 } };
const refused = { isSignedIn: false, told: { isPresent: true, at: 1 } };
const REASON = 'The foreign server did not answer.';

test.each([
  [never, false, null, 'Not signed in yet: Claves does it next.'],
  [
    never,
    false,
    REASON,
    'Not signed in yet. The foreign server did not answer. Claves tries again by itself.',
  ],
  [refused, false, null, 'Not signed in again yet: Claves does it next.'],
  [earlier, false, null, 'Not yet told of your present ID-Cert: Claves does it next.'],
  [
    earlier,
    false,
    REASON,
    'Not yet told of your present ID-Cert. The foreign server did not answer. Claves tries again by itself.',
  ],
  [
    present,
    false,
    REASON,
    'Told of your present ID-Cert. The foreign server did not answer. Claves tries again by itself.',
  ],
  [
    earlier,
    true,
    REASON,
    'Not yet told of your present ID-Cert: it waits until the rotation has brought its new ID-Cert.',
  ],
])('%j, pending %s, because of %s', (server, isPending, reason, words) => {
  expect(toldWords(server, isPending, reason)).toBe(words);
});
