import type { Words } from '../en/en.ts';
import { shell } from './shell.ts';
import { vault } from './vault.ts';

/** German. People are addressed with “du”. */
export const de: Words = { shell, vault };
