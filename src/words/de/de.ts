import type { Words } from '../en/en.ts';
import { shell } from './shell.ts';

/** German. People are addressed with “du”. */
export const de: Words = { shell };
