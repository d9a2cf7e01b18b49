import { generateKey, type KeyOptions } from 'openpgp';
import { NOW, USER_ID } from './forge-openpgp.ts';

export function at(seconds: number): Date {
  return new Date(seconds * 1000);
}

export type OpenpgpOptions = Partial<Omit<KeyOptions, 'format'>>;

/** A key that OpenPGP.js makes: Ed25519, for signing only, where nothing else is asked for. */
export function openpgpKey(options: OpenpgpOptions = {}, generate = generateKey) {
  return generate({
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
