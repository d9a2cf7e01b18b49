import { explain } from './explain.ts';

/** Is it that the home server shows a key that nobody vouches for? */
export function isStrangeKey(error: unknown): boolean {
  return error !== null && explain(error).code === 'SERVER_KEY_CHANGED';
}
