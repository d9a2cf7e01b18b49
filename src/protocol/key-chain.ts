import type { CertificateFormat, ServerIdentity, ServerReading, WireIdCert } from './certificate.ts';
import type { UnixSeconds } from './terms.ts';

/** Keys that may come and go while nobody looks. */
const MOST_CHANGES = 20;

/** What a chain begins with. */
export type Pinned = Pick<ServerIdentity, 'certificate' | 'domain' | 'fingerprint'>;

/** What a server says of its own keys, as somebody asks for it now. */
export interface KeyHistory {
  readonly format: CertificateFormat;
  readonly now: UnixSeconds;
  /** Its key at that time; null where there was none, or none that is any good. */
  at(when: UnixSeconds): Promise<ServerReading | null>;
}

/**
 * Did the pinned key vouch for this one, or for one that did, and so on? Those that were missed are asked for backwards
 * in time; each has to hold by itself, and what the one before it said of it has to hold now. A server that has not the
 * pinned key cannot make such a chain, as of what is pinned only the key counts here: whatever certifications its
 * certificate was first shown with, they make no later key believed. Resolves to the fingerprint of the key that vouched
 * for the newest one, null where there is no such chain.
 */
export async function leadsTo(
  history: KeyHistory,
  pinned: Pinned,
  newest: ServerReading,
): Promise<string | null> {
  const { format, now } = history;
  let key = newest;
  let voucher: string | null = null;
  for (let changes = 0; changes < MOST_CHANGES; changes++) {
    const isByPinned = await format.certifiedBy(key.certificate, pinned.certificate, now);
    if (isByPinned) return voucher ?? pinned.fingerprint;
    // A new key may be dated a little ahead, and nobody may ask for a time to come.
    const before = await history.at(Math.min(key.createdAt - 1, now));
    if (!before || before.fingerprint === key.fingerprint || before.domain !== pinned.domain) return null;
    if (!(await format.certifiedBy(key.certificate, before.certificate, now))) return null;
    voucher ??= before.fingerprint;
    key = before;
  }
  return null;
}

/**
 * Did this earlier key vouch for one of those certificates, which were pinned at some time, or does what is pinned now
 * lead to it? Backwards that is one step only: anybody can vouch for a key and put that on a copy of its certificate. So
 * of a key that was followed they are to carry the word alone that it was followed by, and of one that is pinned already
 * what is shown now proves nothing. Only at first sight all words are taken as they stand: whoever could add his own
 * then could as well have shown a key of his own.
 */
export async function isLinked(
  history: KeyHistory,
  { certificates, pinned }: { readonly certificates: readonly WireIdCert[]; readonly pinned: Pinned },
  key: ServerReading,
): Promise<boolean> {
  // What it said need not hold longer than the key itself did.
  const then = Math.min(history.now, key.expiresAt - 1);
  for (const certificate of certificates) {
    if (await history.format.certifiedBy(certificate, key.certificate, then)) return true;
  }
  return (await leadsTo(history, pinned, key)) !== null;
}
