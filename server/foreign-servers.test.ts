import { expect, test } from 'vitest';
import { originsOf, readForeignServers } from './foreign-servers.ts';
import { StartError } from './start-error.ts';

const GOOD = '{"Other.Example": "http://localhost:8788/", "third.example": "https://third.example/p/api"}';

test.each(['localhost', '127.0.0.1', '127.8.9.10', '::1', '0:0:0:0:0:0:0:1'])(
  'are taken where HOST is %s',
  (host) => {
    const servers = readForeignServers(GOOD, host);
    expect([...servers]).toEqual([
      ['other.example', 'http://localhost:8788'],
      ['third.example', 'https://third.example/p/api'],
    ]);
    expect(originsOf(servers)).toEqual(['http://localhost:8788', 'https://third.example']);
  },
);

test('are none where nothing is set', () => {
  expect(readForeignServers(undefined, '0.0.0.0').size).toBe(0);
});

test.each([
  '0.0.0.0',
  '::',
  '192.168.1.2',
  '999.1.1.1',
  'locahost',
  '127.example',
  'localhost.example',
  'keys.example',
])('are refused where HOST is %s, with a sentence that names both settings', (host) => {
  const read = () => readForeignServers(GOOD, host);
  expect(read).toThrow(StartError);
  expect(read).toThrow(/FOREIGN_SERVERS is .*, and HOST is ".*", which is no loopback address\. /);
});

test.each([
  '',
  'other.example',
  '[]',
  'null',
  '"x"',
  '{"other.example": 1}',
  '{"other.example": "localhost:8788"}',
  '{"other.example": "ftp://localhost"}',
  '{"other.example": "http://me:secret@localhost"}',
  '{"other.example": "http://localhost?x=1"}',
  '{"other.example": "http://localhost#x"}',
  '{"a b": "http://localhost"}',
])('are refused as %s, with a sentence', (text) => {
  const read = () => readForeignServers(text, 'localhost');
  expect(read).toThrow(StartError);
  expect(read).toThrow(/FOREIGN_SERVERS.*Nothing was started/);
});
