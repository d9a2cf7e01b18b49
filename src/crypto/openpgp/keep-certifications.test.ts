import { beforeAll, expect, test } from 'vitest';
import { NOW, seedOf, USER_ID } from '../../testing/forge-openpgp.ts';
import { unarmorPublicKey } from './armor.ts';
import { makeCertificateRequest } from './certificate-request.ts';
import { certify } from './certify.ts';
import { keepCertifications } from './keep-certifications.ts';
import { publicKeyOf } from './public-key.ts';

const first = { seed: seedOf(2), created: NOW };
const second = { seed: seedOf(3), created: NOW };

let alone: Uint8Array;
let byFirst: Uint8Array;
let byBoth: Uint8Array;

beforeAll(async () => {
  const terms = { issuedAt: NOW, expiresAt: NOW + 60, notations: [] };
  alone = unarmorPublicKey(
    (await makeCertificateRequest({ seed: seedOf(1), created: NOW }, USER_ID)).armored,
  );
  byFirst = await certify(alone, { key: first, userId: 'example.com' }, terms);
  byBoth = await certify(byFirst, { key: second, userId: 'example.com' }, terms);
});

test('leaves the certifications of those keys alone, byte for byte', async () => {
  const [one, other] = [await publicKeyOf(first), await publicKeyOf(second)].map((each) => each.fingerprint);
  expect(keepCertifications(byBoth, [one ?? ''])).toEqual(byFirst);
  expect(keepCertifications(byBoth, [other ?? ''])).toHaveLength(byFirst.length);
  expect(keepCertifications(byBoth, [])).toEqual(alone);
});

test('changes nothing where there is no other', async () => {
  const { fingerprint } = await publicKeyOf(first);
  expect(keepCertifications(byFirst, [fingerprint])).toBe(byFirst);
  expect(keepCertifications(alone, [])).toBe(alone);
});

test('of what is no certificate leaves nothing', () => {
  expect(keepCertifications(byFirst.subarray(1), [])).toBeNull();
});
