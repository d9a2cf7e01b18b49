import type { IncomingHttpHeaders } from 'node:http';
import { toBase64 } from '../../src/crypto/encoding.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import * as endpoints from '../../src/protocol/p2core/endpoints.ts';
import { gatewayFormat } from '../../src/protocol/p2core/gateway.ts';
import { keyPackageFromJson } from '../../src/protocol/p2core/key-package-json.ts';
import { refusalBody, writeRefusal } from '../../src/protocol/p2core/refusal.ts';
import { type Fid, parseFid } from '../../src/protocol/terms.ts';
import { readIdempotencyKey } from '../http/idempotency-key.ts';
import type { BodyIssue, Mount, ServerDialect } from '../http/mount.ts';
import { changeServerKey } from '../services/change-server-key.ts';
import { claim } from '../services/claims.ts';
import type { HomeServer } from '../services/home-server.ts';
import * as idCerts from '../services/id-certs.ts';
import { inventory } from '../services/inventory.ts';
import * as keyPackages from '../services/key-packages.ts';
import { serverCertificate } from '../services/server-key.ts';
import { mountIdentity, mountSessions } from './p2core-account.ts';
import { mountForeignActors } from './p2core-foreign.ts';

/** The draft's routes (section 7 of the protocol), each on one service call. */
export function p2core(home: HomeServer): ServerDialect {
  return {
    name: 'p2core',
    prefix: '/p2core/',
    writeRefusal,
    refusal: refusalBody,
    gateway: gatewayFormat,
    mount(mount) {
      mountIdCerts(mount, home);
      mountOwnKeyPackages(mount, home);
      mountClaims(mount, home);
      mountIdentity(mount, home);
      mountSessions(mount, home);
      mountForeignActors(mount, home);
    },
  };
}

function mountIdCerts(mount: Mount, home: HomeServer): void {
  mount(
    endpoints.rotateIdCert,
    async ({ body, headers, caller }) => {
      const { wire, serial } = await idCerts.rotate(home, caller, body, headers['if-match']);
      return { body: wire, headers: { etag: `"${serial}"` } };
    },
    { limited: 'rotating' },
  );
  mount(endpoints.ownIdCerts, async ({ caller }) => {
    const rows = await idCerts.ownIdCerts(home, caller);
    return { body: rows.map(({ wire, ...row }) => ({ id_cert: wire, ...row })) };
  });
  mount(endpoints.actorIdCerts, async ({ params: { fid, timestamp } }) => ({
    body: await idCerts.idCertsAt(home, fid, timestamp),
  }));
  mount(endpoints.serverCertificate, async ({ params }) => ({
    body: await serverCertificate(home, params.timestamp),
  }));
  mount(endpoints.changeServerKey, async ({ caller }) => ({ body: await changeServerKey(home, caller) }));
}

function mountOwnKeyPackages(mount: Mount, home: HomeServer): void {
  const { addKeyPackages, replaceLastResort, ownInventory } = endpoints;
  mount(
    addKeyPackages,
    async ({ body, caller }) => {
      await keyPackages.addKeyPackages(home, caller, body.map(keyPackageFromJson));
      return { body: undefined };
    },
    { refuseBody: refuseBatch, limited: 'uploading' },
  );
  mount(
    replaceLastResort,
    async ({ body, caller }) => {
      await keyPackages.replaceLastResort(home, caller, keyPackageFromJson(body));
      return { body: undefined };
    },
    { refuseBody: () => new ProtocolError('KEYPACKAGE_MALFORMED'), limited: 'uploading' },
  );
  mount(ownInventory, async ({ caller }) => {
    const { available, claimed, lastResort } = await inventory(home, caller);
    const last_resort = lastResort && { ref: lastResort.ref, handed_out: lastResort.handedOut };
    return { body: { available: [...available], claimed: [...claimed], last_resort } };
  });
}

function mountClaims(mount: Mount, home: HomeServer): void {
  const { claimKeyPackages } = endpoints;
  mount(
    claimKeyPackages,
    async ({ params, headers, caller }) => {
      const asked = { unasked: isUnasked(headers), idempotencyKey: readIdempotencyKey(headers) };
      const handedOut = await claim(home, caller, params.fid, asked);
      return { body: handedOut.map(toBase64) };
    },
    { limited: 'claiming', target: (params) => fidOf(claimKeyPackages.params.safeParse(params).data) },
  );
}

/** Whatever its case: it is the same actor. */
function fidOf(params: { readonly fid: string } | undefined): Fid | undefined {
  return parseFid(params?.fid ?? '') ?? undefined;
}

/** A browser that fetches ahead or follows a link must not use up a KeyPackage. */
function isUnasked(headers: IncomingHttpHeaders): boolean {
  return headers['sec-purpose'] !== undefined || headers['sec-fetch-mode'] === 'navigate';
}

/** An issue's path begins with the index of the element; what concerns the array itself has an empty one. */
function refuseBatch(issues: readonly BodyIssue[]): ProtocolError {
  const ofArray = issues.find(({ path }) => path.length === 0);
  if (ofArray)
    return new ProtocolError(ofArray.code === 'invalid_type' ? 'INVALID_BODY' : 'KEYPACKAGE_BATCH_SIZE');
  const indices = issues.map(({ path }) => Number(path[0]));
  return new ProtocolError('KEYPACKAGE_MALFORMED', { index: Math.min(...indices) });
}
