import { expect, test } from 'vitest';
import { localNameIn } from './typed-name.ts';

test.each(['xenia', ' xenia ', '@xenia', 'xenia@localhost', '@xenia@localhost', 'xenia@LocalHost'])(
  'finds the local name in “%s”',
  (typed) => expect(localNameIn(typed, 'localhost')).toBe('xenia'),
);

test.each(['xenia@example.com', 'xenia@', 'xenia@localhost@localhost'])(
  '“%s” is no name of this domain',
  (typed) => expect(localNameIn(typed, 'localhost')).toBeNull(),
);

test('an empty field stays empty', () => expect(localNameIn(' ', 'localhost')).toBe(''));
