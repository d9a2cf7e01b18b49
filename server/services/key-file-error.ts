import { ProtocolError } from '../../src/protocol/errors.ts';
import { StartError } from '../start-error.ts';

/** Somebody has to see to the file or the disk first. Seconds. */
const RETRY_AFTER = 3600;

/** What is wrong with a key file, as the log may say it. */
type Reason =
  | 'KEY_FILE_MISSING'
  | 'KEY_FILE_OF_ANOTHER_DATABASE'
  | 'KEY_FILE_DAMAGED'
  | 'KEY_FILE_UNREADABLE'
  | 'KEY_FILE_OPEN_TO_OTHERS'
  | 'KEY_FILE_NOT_WRITTEN';

/** At start, its sentence is for the person who runs the server. */
export class KeyFileError extends StartError {
  readonly code: Reason;

  constructor(code: Reason, sentence: string, cause?: unknown) {
    super(sentence);
    this.name = 'KeyFileError';
    this.code = code;
    this.cause = cause;
  }
}

/** Runs `work` for a caller who waits for an answer: throws UNAVAILABLE in place of `KeyFileError`, with it as the cause. */
export async function whileRunning<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof KeyFileError)) throw error;
    const refusal = new ProtocolError('UNAVAILABLE', { retryAfter: RETRY_AFTER });
    refusal.cause = error;
    throw refusal;
  }
}
