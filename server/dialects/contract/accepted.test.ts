import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAST_RESORT } from '../../../src/crypto/mls/key-package.ts';
import * as account from '../../../src/protocol/p2core/account-endpoints.ts';
import * as endpoints from '../../../src/protocol/p2core/endpoints.ts';
import { GOOD_CAPABILITIES, keyPackageSource } from '../../../src/testing/forge-key-package.ts';
import { forgeKey, NOW } from '../../../src/testing/forge-openpgp.ts';
import { DAY, makeKey, PASSWORD } from '../../testing/test-session.ts';
import { forgeJson } from '../../testing/upload-bench.ts';
import { endingOf, newActor, proven } from './testing/account-cases.ts';
import { type Bench, setUpContract } from './testing/bench.ts';
import { rotation } from './testing/key-cases.ts';
import { readIdCerts } from './testing/reading-cases.ts';
import { requestFor } from './testing/request-for.ts';
import { expectAnswered, send } from './testing/run.ts';

/** What is just not refused: the other side of each limit. */

let bench: Bench;

beforeAll(async () => {
  bench = await setUpContract();
});

afterAll(() => bench.server.close());

describe('a key', () => {
  test.each([
    ['of algorithm 22', forgeKey(31), NOW - 60],
    ['of algorithm 27', forgeKey(32, { algorithm: 27 }), NOW - 60],
    ['made 300 s ahead', forgeKey(33, { created: NOW + 300 }), NOW + 300],
    ['of 1970', forgeKey(34, { created: 0 }), 0],
  ])('%s is certified', async (_, key, at) => {
    const sent = rotation(bench, requestFor(key, bench.alice.fid, at));
    await expectAnswered(bench.server, endpoints.rotateIdCert, sent, true);
  });

  test('is the same key whatever its creation second', async () => {
    const [now, later] = [forgeKey(35), forgeKey(35, { created: NOW })];
    await send(bench.server, endpoints.rotateIdCert, rotation(bench, requestFor(now, bench.alice.fid)));
    const again = requestFor(later, bench.alice.fid, NOW);
    await expectAnswered(bench.server, endpoints.rotateIdCert, rotation(bench, again), true);
    const { error } = await send(
      bench.server,
      endpoints.rotateIdCert,
      rotation({ ...bench, alice: bench.phone }, again),
    );
    expect(error).toBe('KEY_IN_USE');
  });
});

describe('a KeyPackage', () => {
  const grease = {
    capabilities: { ...GOOD_CAPABILITIES, extensions: [LAST_RESORT, 0x0a0a, 0xf001] },
    extensions: [
      { type: 0x0a0a, data: new Uint8Array(32) },
      { type: 0xf001, data: new Uint8Array() },
    ],
  };
  const ofLife = (from: number, to: number) => ({ source: keyPackageSource(NOW + from, NOW + to) });

  test.each([
    ['with GREASE and an unknown extension, both named', grease],
    ['as long as the ID-Cert', ofLife(-3600, 60 * DAY)],
    ['from 300 s ahead', ofLife(300, DAY)],
    ['for one more second', ofLife(-DAY, 1)],
    ['of 84 days and an hour', ofLife(-24 * DAY - 3600, 60 * DAY)],
  ])('%s is taken', async (_, changes) => {
    const body = [await forgeJson(bench, changes, bench.bob)];
    await expectAnswered(bench.server, endpoints.addKeyPackages, { token: bench.bob.token, body });
  });

  test('may come with ninety-nine others', async () => {
    const body = await Promise.all(Array.from({ length: 100 }, () => forgeJson(bench, {}, bench.bob)));
    await expectAnswered(bench.server, endpoints.addKeyPackages, { token: bench.bob.token, body });
  });
});

describe('a new actor', () => {
  test.each([
    ['a name of 64 letters', 'a'.repeat(64), PASSWORD],
    ['every sign that a name may have', '.Al.ice_%+-9', PASSWORD],
    ['a password of eight bytes in four letters', 'four', 'äöüß'],
    ['a password of 1,024 bytes', 'long', 'ä'.repeat(512)],
  ])('with %s may register and sign in', async (_, username, password) => {
    await expectAnswered(bench.server, account.register, newActor(username, password));
    const { request: csr } = await makeKey(bench.server, username.toLowerCase());
    const body = { username, password, session_id: 'x'.repeat(32), csr };
    await expectAnswered(bench.server, account.trustSession, { body });
  });
});

describe('a reader', () => {
  test('may write a FID in any case, and name this second', async () => {
    const path = `${readIdCerts('ALICE%40Example.com').path}?timestamp=${NOW}`;
    await expectAnswered(bench.server, endpoints.actorIdCerts, { path });
    const server = { path: `${endpoints.serverCertificate.path}?timestamp=${NOW}` };
    await expectAnswered(bench.server, endpoints.serverCertificate, server);
  });

  test('may send a URL of 2,048 characters', async () => {
    const { path } = endpoints.serverCertificate;
    const long = `${path}?${'a'.repeat(2048 - path.length - 1)}`;
    await expectAnswered(bench.server, endpoints.serverCertificate, { path: long });
  });
});

test('a session that has ended may be ended again, which changes nothing', async () => {
  const before = await bench.server.snapshot();
  const sent = { ...proven(bench.alice.token), path: endingOf(bench.gone.sessionId) };
  await expectAnswered(bench.server, account.endSession, sent);
  expect(await bench.server.snapshot()).toBe(before);
});
