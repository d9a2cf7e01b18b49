import { ProtocolError } from '../src/protocol/errors.ts';

/**
 * Why the server does not start. The message is one sentence for the person who runs it (what is wrong, what to
 * do); main prints it without a stack and ends with exit code 1.
 */
export class StartError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'StartError';
  }
}

/** What is printed of whatever ended a start: one sentence where it is for the person who runs it, else all of it. */
export function sentenceOf(error: unknown): unknown {
  if (error instanceof StartError) return error.message;
  if (!(error instanceof ProtocolError && error.code === 'UNAVAILABLE')) return error;
  return 'The database is too busy, or does not answer. Nothing was changed. Try again in a minute.';
}

/** `problem` goes on after "which is". Not for a value that may hold a secret. */
export function badSetting(name: string, value: string, problem: string, example: string): StartError {
  return new StartError(
    `The setting ${name} is ${JSON.stringify(value)}, which is ${problem}. Nothing was started. Set it as in ${example}, or leave it out.`,
  );
}
