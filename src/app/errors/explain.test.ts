import { describe, expect, test } from 'vitest';
import { ClavesError } from '../../protocol/claves-error.ts';
import { STATUS_OF } from '../../protocol/errors.ts';
import { de } from '../../words/de/de.ts';
import { en } from '../../words/en/en.ts';
import { foreign as FOREIGN_ERRORS } from '../../words/en/errors/foreign.ts';
import { explain } from './explain.ts';

const ERROR_WORDS = en.errors.table;

describe('the table', () => {
  test('has words for every refusal of a home server', () => {
    expect(Object.keys(ERROR_WORDS)).toEqual(expect.arrayContaining(Object.keys(STATUS_OF)));
  });

  test.each([en, de].flatMap(({ errors }) => Object.entries(errors.table)))(
    'speaks whole sentences of %s',
    (code, words) => {
      for (const sentence of Object.values(words)) {
        expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
        expect(sentence).not.toContain(code);
      }
    },
  );

  const another = ['KEY_IN_USE', 'KEY_NOT_YET_VALID'];
  const same = ([code]: [string, unknown]) => code.startsWith('KEY_') && !another.includes(code);
  test.each(Object.entries(ERROR_WORDS).filter(same))(
    'promises no new key at %s, where the same one goes out again',
    (_code, words) => {
      expect(words.todo).not.toMatch(/rotate|new key|is made/i);
    },
  );
});

test.each(['INVITATION_INVALID', 'REGISTRATION_CLOSED'] as const)(
  '%s leaves open that an earlier try has registered the identity, and the password is mistyped',
  (code) => {
    const { safe, todo } = ERROR_WORDS[code];
    expect(safe).toMatch(/^This try /);
    expect(todo).toMatch(/may have gone through: check the password/);
  },
);

test.each(Object.entries(FOREIGN_ERRORS))(
  '%s promises no retry, since adding a server and signing out there have none',
  (_code, words) => {
    expect(words.todo).not.toMatch(/by itself|asks it again/);
  },
);

describe('explain', () => {
  test('finds the words of an error of ours', () => {
    const explanation = explain(new ClavesError('PASSPHRASE_WRONG'));
    expect(explanation.code).toBe('PASSPHRASE_WRONG');
    expect(explanation.happened).toBe(ERROR_WORDS.PASSPHRASE_WRONG.happened);
  });

  test.each(['SERVER_UNREACHABLE', 'INTERNAL', 'UNAVAILABLE', 'SIGN_IN_NEEDED', 'REQUEST_TIMEOUT'] as const)(
    'says of %s that bytes are kept only where they are',
    (code) => {
      const error = new ClavesError(code);
      expect(explain(error).safe).toMatch(/kept/);
      expect(explain(error, 'Nothing was changed.').safe).toBe('Nothing was changed.');
      expect(explain(error).todo).not.toMatch(/same bytes|then go on/);
    },
  );

  test('keeps what is safe at every call', () => {
    const { safe } = explain(new ClavesError('SERVER_KEY_CHANGED'), 'Nothing was changed.');
    expect(safe).toBe(ERROR_WORDS.SERVER_KEY_CHANGED.safe);
  });

  test('shows both keys of a server whose key changed, to compare', () => {
    const details = { fingerprints: { known: 'aa', shown: 'bb' } };
    const { toCompare } = explain(new ClavesError('SERVER_KEY_CHANGED', { details }));
    expect(toCompare?.map(({ fingerprint }) => fingerprint)).toEqual(['aa', 'bb']);
    expect(explain(new ClavesError('SERVER_KEY_CHANGED')).toCompare).toEqual([]);
  });

  test('counts the keys that do not open', () => {
    const happened = (identityKeys: number, privateHalves: number) =>
      explain(
        new ClavesError('KEYS_UNREADABLE', { details: { unreadable: { identityKeys, privateHalves } } }),
      ).happened;
    expect(happened(1, 3)).toMatch(/^1 identity key and the private halves of 3 KeyPackages could not/);
    expect(happened(2, 0)).toMatch(/^2 identity keys could not/);
    expect(happened(0, 1)).toMatch(/^The private half of 1 KeyPackage could not/);
  });

  test('says of a request that came too often that it was not carried out, whatever else may have been', () => {
    const { safe } = explain(new ClavesError('RATE_LIMITED'), 'It may have reached the server.');
    expect(safe).toMatch(/^This request was not carried out\./);
  });

  test('names how long to wait where the server said so', () => {
    const explanation = explain(new ClavesError('RATE_LIMITED', { details: { retryAfter: 30 } }));
    expect(explanation.todo).toContain('30 seconds');
  });

  test.each([new TypeError('x'), 'text', null, Object.assign(new Error(), { code: 'toString' })])(
    'takes anything else for a defect of ours: %s',
    (thrown) => {
      expect(explain(thrown).code).toBe('UNEXPECTED');
    },
  );
});
