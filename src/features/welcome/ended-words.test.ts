import { expect, test } from 'vitest';
import { endedWords } from './ended-words.ts';

test('an identity that is there was not deleted, and is signed in to', () => {
  const { happened, todo } = endedWords(true);
  expect(happened).toMatch(/ended from elsewhere\. The identity itself is there/);
  expect(todo).toMatch(/^Sign in to begin a new session/);
  expect(happened + todo).not.toMatch(/deleted/);
});

test.each([null, false])(
  'whatever the server cannot tell (%s) is left open, with a way out of each',
  (isThere) => {
    const { happened, todo } = endedWords(isThere);
    expect(happened).toMatch(/ended.*, or the identity was deleted\./);
    expect(todo).toMatch(
      /^If the identity was deleted, .* no backup brings it back: create another one\. Else sign in/,
    );
  },
);
