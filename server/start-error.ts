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
