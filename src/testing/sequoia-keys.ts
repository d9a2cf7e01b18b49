import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runner, throwawayFolder } from './foreign-program.ts';
import { USER_ID } from './forge-openpgp.ts';
import { at, type OpenpgpOptions, openpgpKey } from './openpgp-keys.ts';

/** Sequoia's program. Its keys travel in files, which are gone after the test. */
export const sq = runner('sq');

export function fileOf(content: string): string {
  const file = join(throwawayFolder(), 'file.asc');
  writeFileSync(file, content);
  return file;
}

/** The file of a key that Sequoia makes, private half included. */
export function sequoiaKey(...options: string[]): string {
  const file = join(throwawayFolder(), 'key.asc');
  sq('key', 'generate', '--export', file, ...options);
  return file;
}

/**
 * The file of a key that OpenPGP.js makes, for signing, and to which Sequoia binds its User ID, at this time (ISO 8601)
 * where one is given: no primary key that Sequoia itself makes may sign.
 */
export async function keyBoundBySequoia(options: OpenpgpOptions = {}, time?: string): Promise<string> {
  const made = await openpgpKey({ date: at(Date.now() / 1000 - 60), ...options, userIDs: [{ name: 'x' }] });
  const when = time === undefined ? [] : ['--creation-time', time];
  const added = sq('key', 'userid', 'add', '--userid', USER_ID, ...when, fileOf(made.privateKey));
  return fileOf(sq('key', 'userid', 'strip', '--userid', 'x', fileOf(added)));
}

/** Armored. */
export function publicHalf(file: string): string {
  return sq('key', 'extract-cert', file);
}
