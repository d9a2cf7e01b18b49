import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unarmorPublicKey } from '../../src/crypto/openpgp/armor.ts';
import { makeCertificateRequest } from '../../src/crypto/openpgp/certificate-request.ts';
import { certify } from '../../src/crypto/openpgp/certify.ts';
import { publicKeyOf } from '../../src/crypto/openpgp/public-key.ts';
import { toWire } from '../../src/crypto/openpgp/wire.ts';
import { FOREIGN_BELIEF, ID_CERT_MAX_BYTES } from '../../src/protocol/numbers.ts';
import { p2core } from '../../src/protocol/p2core/dialect.ts';
import { changeServerKey } from '../../src/testing/change-server-key.ts';
import { replaceServerKey } from '../services/change-server-key.ts';
import { between, replaceHome } from '../testing/stand-in.ts';
import { standingOf } from '../testing/test-account.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { DAY, enrol, rotated, type TestSession } from '../testing/test-session.ts';
import { HOME_DOMAIN, signedIn, signIn, startTwoServers, type TwoServers } from '../testing/two-servers.ts';

/** Home servers that change their key. */

let servers: TwoServers;
let home: TestServer;
let foreign: TestServer;
let alice: TestSession;

beforeEach(async () => {
  servers = await startTwoServers();
  ({ home, foreign } = servers);
  alice = await enrol(home, 'alice');
});

afterEach(() => servers.close());

describe('the server key', () => {
  async function pinnedNow(): Promise<string | undefined> {
    const row = await foreign.home.db
      .selectFrom('foreign_server_keys')
      .select('fingerprint')
      .where('superseded_at', 'is', null)
      .executeTakeFirst();
    return row?.fingerprint;
  }

  async function changeKey(): Promise<void> {
    home.clock.now += 60;
    await replaceServerKey(home.home);
  }

  test('is followed where the pinned one vouches for the next, also by way of others', async () => {
    await signedIn(foreign, alice);
    await changeKey();
    await changeKey();
    await changeKey();
    expect(await standingOf(foreign, await signedIn(foreign, await rotated(home, alice)))).toBe('200');
    expect(await pinnedNow()).toBe(home.home.key.fingerprint);
  });

  test('that was pinned before is still good for what it issued then', async () => {
    await signedIn(foreign, alice);
    await changeKey();
    const phone = await enrol(home, 'alice', 'phone');
    await signedIn(foreign, phone);
    await changeKey();
    expect((await signIn(foreign, alice)).status).toBe(201);
    expect((await signIn(foreign, phone)).status).toBe(201);
  });

  test('that is changed more than a few times a day waits', async () => {
    await signedIn(foreign, alice);
    for (let changes = 0; changes < 4; changes++) {
      await changeKey();
      await signedIn(foreign, await enrol(home, `actor-${changes}`));
    }
    const pinned = await pinnedNow();
    await changeKey();
    const { error, headers } = await signIn(foreign, alice);
    expect([error, headers['retry-after']]).toEqual(['UNAVAILABLE', String(DAY - 5 * 60)]);
    expect(await pinnedNow()).toBe(pinned);
    home.clock.now += DAY - 5 * 60;
    expect((await signIn(foreign, alice)).status).toBe(201);
    expect(await pinnedNow()).toBe(home.home.key.fingerprint);
  });

  test('is kept for the first one and the last twenty', async () => {
    await signedIn(foreign, alice);
    const { db } = foreign.home;
    const { id: _id, ...first } = await db
      .selectFrom('foreign_server_keys')
      .selectAll()
      .executeTakeFirstOrThrow();
    const other = { ...first, domain: 'other.example' };
    const earlier = Array.from({ length: 30 }, (_, at) => ({
      ...first,
      fingerprint: `earlier ${at}`,
      superseded_at: 1,
    }));
    await db.deleteFrom('foreign_server_keys').execute();
    await db
      .insertInto('foreign_server_keys')
      .values([other, ...earlier, first])
      .execute();
    await changeKey();
    home.clock.now += DAY;
    expect((await signIn(foreign, alice)).status).toBe(201);
    const kept = await db.selectFrom('foreign_server_keys').select('fingerprint').orderBy('id').execute();
    const last = [first.fingerprint, home.home.key.fingerprint];
    expect(kept.map(({ fingerprint }) => fingerprint)).toEqual([
      other.fingerprint,
      'earlier 0',
      ...Array.from({ length: 18 }, (_, at) => `earlier ${at + 12}`),
      ...last,
    ]);
  });

  test('that is pinned shows a forged ID-Cert of it to be one, and its server is not asked', async () => {
    await signedIn(foreign, alice);
    let asked = 0;
    await replaceHome(
      servers,
      between(servers, () => {
        asked++;
        return null;
      }),
    );
    const idCert = await forgedBy(home.home.key.fingerprint, alice);
    const view = await p2core.certificate.parse(idCert);
    expect(view?.issuer.fingerprint).toBe(home.home.key.fingerprint);
    expect((await signIn(foreign, alice, { idCert })).error).toBe('ID_CERT_INVALID');
    expect(asked).toBe(0);
    expect((await signIn(foreign, alice)).status).toBe(201);
    expect(asked).toBeGreaterThan(0);
  });

  /** An ID-Cert of that session that names the key of its home server, and was signed by another one. */
  async function forgedBy(fingerprint: string, { key, fid }: TestSession): Promise<string> {
    const now = home.clock.now;
    const forger = { seed: new Uint8Array(32).fill(8), created: home.home.key.secret.created };
    const notations = [
      { name: `session-id@${HOME_DOMAIN}`, value: alice.sessionId },
      { name: `serial@${HOME_DOMAIN}`, value: '1' },
    ];
    const { armored } = await makeCertificateRequest(key.secret, fid);
    const options = { issuedAt: now, expiresAt: now + DAY, notations };
    const signed = await certify(unarmorPublicKey(armored), { key: forger, userId: HOME_DOMAIN }, options);
    const [own, named] = [(await publicKeyOf(forger)).fingerprint, fingerprint];
    const hex = Buffer.from(signed).toString('hex').replaceAll(own, named);
    return toWire(Buffer.from(hex.replaceAll(own.slice(-16), named.slice(-16)), 'hex'));
  }

  test('is not taken in a certificate that is larger than any', async () => {
    const { body } = await home.ask('GET', '/p2core/key/server');
    const padding = Buffer.alloc(ID_CERT_MAX_BYTES, '\n');
    const padded = Buffer.concat([Buffer.from(String(body), 'base64'), padding]).toString('base64');
    const read = await p2core.certificate.readServer(padded, home.clock.now);
    expect(read.fingerprint).toBe(home.home.key.fingerprint);
    await replaceHome(
      servers,
      between(servers, (path) => (path === '/p2core/key/server' ? JSON.stringify(padded) : null)),
    );
    expect((await signIn(foreign, alice)).error).toBe('ID_CERT_INVALID');
    expect(await pinnedNow()).toBe(undefined);
  });

  test('between two that were pinned is good for what it issued', async () => {
    await signedIn(foreign, alice);
    await changeKey();
    const phone = await enrol(home, 'alice', 'phone');
    await changeKey();
    expect((await signIn(foreign, phone)).status).toBe(201);
  });

  test('before the first one that was seen is good if that one carries its word, and no earlier one', async () => {
    await changeKey();
    expect((await signIn(foreign, alice)).status).toBe(201);
    await foreign.close();
    const again = await startTestServer(home.clock.now, {
      clock: home.clock,
      foreignServers: servers.addresses,
    });
    await changeKey();
    expect((await signIn(again, alice)).error).toBe('ID_CERT_INVALID');
    expect((await signIn(again, await rotated(home, alice))).status).toBe(201);
    foreign = again;
    servers = { ...servers, foreign: again, close: () => again.close().then(() => home.close()) };
  });

  test('that nobody vouches for is believed by nobody, until the pinned one is back', async () => {
    const there = await signedIn(foreign, alice);
    const pinned = await pinnedNow();
    home.clock.now += 60;
    await changeServerKey(home.home, home.dataDir, false);
    const bob = await enrol(home, 'bob');
    expect((await signIn(foreign, bob)).error).toBe('ID_CERT_INVALID');
    expect((await signIn(foreign, alice)).error).toBe('ID_CERT_INVALID');
    expect(await pinnedNow()).toBe(pinned);
    home.clock.now += FOREIGN_BELIEF;
    expect(await standingOf(foreign, there)).toBe('ID_CERT_INVALID');
  });

  test('of a stranger is not believed of an earlier time, though he vouches for the right one', async () => {
    await signedIn(foreign, alice);
    // Whoever took the domain over shows the right key of now, which is public, and his own for the time of issue.
    const stranger = await startTestServer(home.clock.now - DAY, { domain: HOME_DOMAIN });
    const mallory = await enrol(stranger, 'mallory');
    stranger.clock.now = home.clock.now;
    await replaceHome(servers, async (request, response) => {
      const path = request.url ?? '';
      const isNow = path === '/p2core/key/server';
      const { status, text } = await (isNow ? home : stranger).ask('GET', path);
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    });
    expect((await signIn(foreign, mallory)).error).toBe('ID_CERT_INVALID');
    await stranger.close();
  });
});
