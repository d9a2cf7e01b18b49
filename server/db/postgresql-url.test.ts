import { expect, test } from 'vitest';
import { StartError } from '../start-error.ts';
import { readPostgresqlUrl } from './postgresql-url.ts';

const ADDRESS = 'postgres://me:p%25@db.example.org:5433/claves';

test.each([
  ['', false],
  ['?sslmode=disable', false],
  ['?sslmode=no-verify', true],
  ['?sslmode=verify-full', true],
  ['?ssl=true', true],
  ['?uselibpqcompat=true&sslmode=require', true],
])('as it is: %j', (query, asksForTls) => {
  expect(readPostgresqlUrl(ADDRESS + query)).toEqual({ url: ADDRESS + query, asksForTls });
});

test.each(['', '&sslmode=disable'])('who connects is named by nobody but the server: %j', (rest) => {
  const { url } = readPostgresqlUrl(`${ADDRESS}?application_name=foo${rest}&application_name=bar`);
  expect(url).toBe(ADDRESS + rest.replace('&', '?'));
});

test.each(['prefer', 'require', 'verify-ca'])('%s is what the driver makes of it, said plainly', (mode) => {
  const url = `${ADDRESS}?sslmode=verify-full`;
  expect(readPostgresqlUrl(`${ADDRESS}?sslmode=${mode}`)).toEqual({ url, asksForTls: true });
});

test.each([
  ['?sslmode=nonsense', 'The sslmode in DATABASE_URL is none that is known'],
  ['?sslmode=verify-full&sslmode=Require', 'The sslmode in DATABASE_URL is none that is known'],
  ['?sslcert=/nope/x', 'sslcert, sslkey or sslrootcert cannot be read'],
  ['?sslrootcert=/', 'sslcert, sslkey or sslrootcert cannot be read'],
  ['?sslnegotiation=nonsense', 'What DATABASE_URL says after the "?" cannot be used'],
  ['?uselibpqcompat=true&sslmode=verify-ca', 'What DATABASE_URL says after the "?" cannot be used'],
  ['?port=99999', 'What DATABASE_URL says after the "?" cannot be used'],
])('refused in a sentence that shows nothing of it: %s', (query, sentence) => {
  const read = () => readPostgresqlUrl(`postgres://me:secret@localhost/claves${query}`);
  expect(read).toThrow(StartError);
  expect(read).toThrow(sentence);
  expect(read).not.toThrow('secret');
});
