import { fromBase64 } from '../src/crypto/encoding.ts';
import { decodeKeyPackage } from '../src/crypto/mls/codec.ts';
import { toWire } from '../src/crypto/openpgp/wire.ts';
import { certificateFormat } from '../src/protocol/p2core/certificate-format.ts';
import { claimFor } from './another-account.ts';
import { expectToJoin } from './join.ts';
import { createIdentity, PASSPHRASE, rotate } from './person.ts';
import { expect, test } from './test.ts';
import { VaultCopy } from './vault-copy.ts';

test('after two rotations, what another account is handed carries the newest ID-Cert, and its owner joins by it', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await rotate(page);
  await rotate(page);

  const [handedOut, ...more] = await claimFor(server.url, 'xenia@localhost');
  expect(more).toEqual([]);
  const keyPackage = fromBase64(handedOut ?? '');
  const vault = await VaultCopy.take(page, PASSPHRASE);

  const { sessionId } = vault.session;
  const idCerts = await vault.store.idCerts(sessionId);
  expect(idCerts.map(({ state }) => state).sort()).toEqual(['current', 'superseded', 'superseded']);
  const credential = decodeKeyPackage(keyPackage)?.leaf.credential.identity ?? new Uint8Array();
  const view = await certificateFormat.parse(toWire(credential));
  expect(view?.serial).toBe(idCerts.find(({ state }) => state === 'current')?.serial);

  await expectToJoin(vault, handedOut ?? '');
});
