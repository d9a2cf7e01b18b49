import type { ServerIdentity, ServerReading, WireIdCert } from '../protocol/certificate.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import { leadsTo } from '../protocol/key-chain.ts';
import type { ActivityEvent } from './activity.ts';
import { keep, write } from './change.ts';
import { keyHistory } from './key-chain.ts';
import { underLock } from './lock.ts';
import type { Ports, RunOptions, SessionRecord } from './ports.ts';
import { resend } from './resend.ts';
import { connectWithoutToken } from './secrets.ts';
import { type Standing, standingOf } from './standing.ts';

/**
 * Asks the home server who it is now, and follows it if the pinned key allows (section 5). The answer also sets the
 * clock. Throws `SERVER_KEY_CHANGED` or `SERVER_KEY_INVALID`.
 */
export async function hearServer(at: Standing): Promise<ServerIdentity> {
  return follow(at, at.session.server, await shownBy(at));
}

/** What the home server shows of itself now, whoever it is. */
export function shownBy(at: Standing): Promise<WireIdCert> {
  return resend(at, () => askForKey(at));
}

/** Like `hearServer`, but tried once: whoever calls it has a backoff of its own. */
export async function meetServer(at: Standing): Promise<void> {
  await follow(at, at.session.server, await askForKey(at));
}

function askForKey(at: Standing): Promise<WireIdCert> {
  return at.dialect.serverCertificate(connectWithoutToken(at));
}

/** All that we sign is dated by the server's clock: asks for it where no answer has told it yet. */
export async function hearTime(at: Standing): Promise<void> {
  if (at.ports.clock.skew() === null) await hearServer(at);
}

/**
 * Pins what the server told of itself, as if it had been asked. What was told may be old by now, and no longer what the pinned
 * key leads to: then it is asked. Throws `SERVER_KEY_CHANGED` where the server is a stranger.
 */
export async function pinServer(
  ports: Ports,
  session: SessionRecord,
  told: WireIdCert,
  options: RunOptions,
): Promise<void> {
  await underLock(ports, session, options, async () => {
    const at = await standingOf(ports, session.sessionId, options);
    const { server: pinned } = at.session;
    const server = await follow(at, pinned, told).catch(() => hearServer(at));
    if (server.certificate === pinned.certificate) return;
    const sessions = [{ ...at.session, server }];
    await write(ports, keep(at, { sessions, activity: keyChange(pinned, server) }));
  });
}

/** What the log tells of pinning one instead of the other: a new certificate over the same key is no news. */
export function keyChange(before: ServerIdentity, { fingerprint }: ServerIdentity): ActivityEvent[] {
  return fingerprint === before.fingerprint ? [] : [{ kind: 'server-key-changed', fingerprint }];
}

/**
 * What to pin instead of `pinned`: the same key, or one that it leads to. Anybody can put his own word on a copy of the
 * certificate, and would then be taken for an earlier key (`isLinked`). So it is pinned with the words alone that the
 * pinned one has, or with that of the key that vouched for it. Throws `SERVER_KEY_CHANGED`, or what asking for the keys
 * between them came to.
 */
export async function follow(
  at: Standing,
  pinned: ServerIdentity,
  certificate: WireIdCert,
): Promise<ServerIdentity> {
  if (certificate === pinned.certificate) return pinned;
  const format = at.dialect.certificate;
  const found = await format.readServer(certificate, at.ports.clock.now());
  const vouchers = await vouchersOf(at, pinned, found);
  if (!vouchers || found.domain !== pinned.domain) throw strangeKey(pinned, found);
  const known = format.certifiedOnlyBy(certificate, vouchers);
  return known === pinned.certificate ? pinned : { ...found, certificate: known };
}

/** Whose words on what is shown are believed; null where it is a stranger's. */
async function vouchersOf(
  at: Standing,
  pinned: ServerIdentity,
  found: ServerReading,
): Promise<readonly string[] | null> {
  if (found.fingerprint === pinned.fingerprint) {
    return at.dialect.certificate.certifiersOf(pinned.certificate);
  }
  const voucher = await leadsTo(keyHistory(at), pinned, found);
  return voucher === null ? null : [voucher];
}

/** The server shows another key than the pinned one, and that does not lead to it. */
export function strangeKey(pinned: ServerIdentity, found: ServerIdentity): ClavesError {
  const fingerprints = { known: pinned.fingerprint, shown: found.fingerprint };
  return new ClavesError('SERVER_KEY_CHANGED', { details: { fingerprints } });
}
