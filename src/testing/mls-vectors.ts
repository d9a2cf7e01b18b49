import { existsSync, readFileSync } from 'node:fs';
import { fromHex } from '../crypto/encoding.ts';

const FOLDER = new URL('../../../shared/vectors/mls/', import.meta.url);

/** The MLS working group's vectors lie outside the repository: a test may skip without them, except in CI. */
export const HAVE_MLS_VECTORS = existsSync(FOLDER);
const MISSING = '../shared/vectors/mls is not there';
/** Ends the title of a test that needs them, and says why it is skipped. */
export const WITHOUT_MLS_VECTORS = HAVE_MLS_VECTORS ? '' : ` (skipped: ${MISSING})`;

const { CI } = process.env;
if (!HAVE_MLS_VECTORS && CI === 'true') throw new Error(MISSING);

/** The entries of one file; none where the vectors are missing. */
export function readMlsVectors<Entry>(name: string): readonly Entry[] {
  return HAVE_MLS_VECTORS ? JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) : [];
}

/** What an MLSMessage (RFC 9420 section 6) holds, without its version and wire format. */
export function unwrapMessage(hex: string): Uint8Array {
  return fromHex(hex).subarray(4);
}
