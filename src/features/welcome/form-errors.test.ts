import { expect, test } from 'vitest';
import { fieldErrorsOf, missingOf } from './form-errors.ts';

const words = { happened: 'It is taken.', safe: 'Nothing changed.', todo: 'Choose another.' };

test('an error that a field can mend is put at that field', () => {
  expect(fieldErrorsOf({ code: 'FEDERATION_ID_TAKEN', ...words })).toEqual({
    username: 'It is taken. Choose another.',
  });
});

test('any other error belongs to no field', () => {
  expect(fieldErrorsOf({ code: 'SERVER_UNREACHABLE', ...words })).toEqual({});
  expect(fieldErrorsOf(null)).toEqual({});
});

test('a filled form lacks nothing', () => {
  const passphrase = { longEnough: true, repeated: true };
  expect(
    missingOf({ username: 'xenia', domain: 'localhost', invitation: true, password: true, passphrase }),
  ).toEqual({});
  expect(
    missingOf({ username: 'xenia', domain: 'localhost', invitation: true, password: true, passphrase: null }),
  ).toEqual({});
});

test('each empty field is named, and a difference only where the first one will do', () => {
  const short = { longEnough: false, repeated: false };
  expect(
    Object.keys(
      missingOf({ username: '', domain: 'localhost', invitation: true, password: false, passphrase: short }),
    ),
  ).toEqual(['username', 'password', 'passphrase']);
  const different = { longEnough: true, repeated: false };
  expect(
    Object.keys(
      missingOf({
        username: 'xenia',
        domain: 'localhost',
        invitation: true,
        password: true,
        passphrase: different,
      }),
    ),
  ).toEqual(['repeated']);
});

test('an invitation is missed only where one is asked for', () => {
  const filled = { username: 'xenia', domain: 'localhost', password: true, passphrase: null };
  expect(Object.keys(missingOf({ ...filled, invitation: false }))).toEqual(['invitation']);
  expect(missingOf({ ...filled, invitation: true })).toEqual({});
  expect(Object.keys(fieldErrorsOf({ code: 'INVITATION_INVALID', ...words }))).toEqual(['invitation']);
  expect(fieldErrorsOf({ code: 'REGISTRATION_CLOSED', ...words })).toEqual({});
});

test('a name at another domain is told what the names here end in', () => {
  const { username } = missingOf({
    username: null,
    domain: 'localhost',
    invitation: true,
    password: true,
    passphrase: null,
  });
  expect(username).toContain('@localhost');
});
