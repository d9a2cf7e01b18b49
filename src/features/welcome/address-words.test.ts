import { expect, test } from 'vitest';
import { addressWords } from './address-words.ts';

const failure = (code: string) => ({
  code,
  happened: 'It failed.',
  safe: 'All is safe.',
  todo: 'Try again.',
});

test.each(['', 'two words', 'ftp://example.com', 'https://', 'me:secret@example.com'])(
  '“%s” is no address, whatever else went wrong',
  (typed) => expect(addressWords(typed, failure('NOT_A_HOME_SERVER'))).toContain('not an address'),
);

test('no answer is told apart from no home server', () => {
  expect(addressWords('example.com', failure('SERVER_UNREACHABLE'))).toContain('No server answers');
  expect(addressWords('example.com', failure('NOT_A_HOME_SERVER'))).toContain('No polyproto home server');
});

test.each(['http://example.com', 'http://localhost.example.com/', 'HTTP://10.0.0.1:8787'])(
  'plain http to another machine, %s, gets the reason',
  (typed) => expect(addressWords(typed, failure('SERVER_UNREACHABLE'))).toContain('https:// only'),
);

test.each([
  'http://localhost:1',
  'http://127.0.0.1:1',
  'http://[::1]:1',
  'https://example.com',
  'example.com',
])('%s is not blamed for plain http', (typed) =>
  expect(addressWords(typed, failure('SERVER_UNREACHABLE'))).not.toContain('https:// only'),
);

test('any other failure keeps its own words', () => {
  expect(addressWords('example.com', failure('UNAVAILABLE'))).toBe('It failed. Try again.');
});
