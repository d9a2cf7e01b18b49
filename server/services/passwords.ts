import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { PASSWORD_MAX_BYTES, PASSWORD_MIN_BYTES } from '../../src/protocol/numbers.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { WorkQueue } from './work-queue.ts';

const deriveArgon2 = promisify(argon2);

/** As many threads as Node has for it, and 19 MiB each. Sixty-four wait a second or two. One queue for known and unknown names. */
const queue = new WorkQueue({ atOnce: 4, mayWait: 64 });

/** Section 11 of the protocol. Memory in KiB. */
const COST = { memory: 19 * 1024, passes: 2, parallelism: 1 } as const;
const TAG_LENGTH = 32;
const SALT_LENGTH = 16;

/** `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, salt and hash in Base64 without padding. */
const STORED =
  /^\$argon2id\$v=19\$m=(?<memory>\d+),t=(?<passes>\d+),p=(?<parallelism>\d+)\$(?<salt>[A-Za-z0-9+/]+)\$(?<tag>[A-Za-z0-9+/]+)$/;

/** Stored where no password opens: gives a name that does not exist the work of one that does. */
export const NOBODYS_HASH = write(COST, Buffer.alloc(SALT_LENGTH), Buffer.alloc(TAG_LENGTH));

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** May it be chosen? Counted in bytes of UTF-8. */
export function isAcceptablePassword(password: string): boolean {
  const length = Buffer.byteLength(password);
  return (
    length >= PASSWORD_MIN_BYTES &&
    length <= PASSWORD_MAX_BYTES &&
    !COMMON_PASSWORDS.has(password.toLowerCase())
  );
}

/** What is stored of a password. Runs off the event loop. Throws UNAVAILABLE where too many wait. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_LENGTH);
  return write(COST, salt, await derive(password, salt, COST));
}

/** Takes as long for `null`, which stands for an unknown name. Throws UNAVAILABLE where too many wait. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const { cost, salt, tag } = read(stored ?? NOBODYS_HASH);
  const matches = timingSafeEqual(await derive(password, salt, cost), tag);
  return matches && stored !== null;
}

function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const work = { message: password, nonce: salt, tagLength: TAG_LENGTH, ...cost };
  return queue.run(() => deriveArgon2('argon2id', work));
}

function write({ memory, passes, parallelism }: Cost, salt: Buffer, tag: Buffer): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

function read(stored: string): { cost: Cost; salt: Buffer; tag: Buffer } {
  const { memory, passes, parallelism, salt = '', tag = '' } = STORED.exec(stored)?.groups ?? {};
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
