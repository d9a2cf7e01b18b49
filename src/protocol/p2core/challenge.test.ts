import { expect, test } from 'vitest';
import { verifyDetached } from '../../crypto/openpgp/detached-signature.ts';
import { toWire } from '../../crypto/openpgp/wire.ts';
import { forgeKey, NOW, publicKey, seedOf, text } from '../../testing/forge-openpgp.ts';
import { parseFid } from '../terms.ts';
import { signChallenge, verifyChallenge } from './challenge.ts';

const fid = parseFid('alice@home.example');
if (!fid) throw new Error('no FID');
const statement = { domain: 'foreign.example', fid, challenge: 'c'.repeat(64) };
const certificate = publicKey(forgeKey(1));
const by = { idCert: toWire(certificate), now: NOW };
const signature = signChallenge({ seed: seedOf(1), created: NOW - 60 }, statement, NOW);

test('is a signature over prefix, domain, federation ID and challenge, a line each', async () => {
  const document = text(`p2core-challenge\nforeign.example\nalice@home.example\n${'c'.repeat(64)}`);
  expect(await verifyDetached(await signature, document, { certificate, now: NOW, tolerance: 0 })).toBe(true);
  expect(await verifyChallenge(await signature, statement, by)).toBe(true);
});

test.each([
  ['server', { domain: 'other.example' }],
  ['actor', { fid: parseFid('bob@home.example') ?? fid }],
  ['challenge', { challenge: 'd'.repeat(64) }],
])('is worth nothing for another %s', async (_, change) => {
  expect(await verifyChallenge(await signature, { ...statement, ...change }, by)).toBe(false);
});

test('is worth nothing with what is no certificate, or five minutes later', async () => {
  expect(await verifyChallenge(await signature, statement, { ...by, idCert: 'x' })).toBe(false);
  expect(await verifyChallenge(await signature, statement, { ...by, now: NOW + 301 })).toBe(false);
});
