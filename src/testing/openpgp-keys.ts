import { generateKey } from 'openpgp';
import { NOW, USER_ID } from './forge-openpgp.ts';

export function at(seconds: number): Date {
  return new Date(seconds * 1000);
}

export interface OpenpgpOptions {
  readonly type?: 'ecc' | 'rsa' | 'curve25519';
  readonly curve?: 'ed25519Legacy' | 'nistP256';
  readonly rsaBits?: number;
  readonly userIDs?: { name?: string; email?: string }[];
  readonly subkeys?: { sign?: boolean }[];
  readonly date?: Date;
  readonly keyExpirationTime?: number;
}

/** A key that OpenPGP.js makes: Ed25519, for signing only, where nothing else is asked for. */
export function openpgpKey(options: OpenpgpOptions = {}) {
  return generateKey({
    type: 'ecc',
    ...(options.type ? {} : { curve: 'ed25519Legacy' }),
    userIDs: [{ name: USER_ID }],
    subkeys: [],
    date: at(NOW - 60),
    ...options,
    format: 'armored',
  });
}

export function publicBlock(privateBlock: string): string {
  return privateBlock.replaceAll('PRIVATE', 'PUBLIC');
}
