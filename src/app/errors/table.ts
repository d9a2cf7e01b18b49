import type { ClavesCode } from '../../protocol/claves-error.ts';
import { ACCOUNT_ERRORS } from './account.ts';
import { FOREIGN_ERRORS } from './foreign.ts';
import { KEY_PACKAGE_ERRORS } from './key-packages.ts';
import { KEY_ERRORS } from './keys.ts';
import { LOCAL_ERRORS } from './local.ts';
import { REQUEST_ERRORS } from './requests.ts';
import type { ErrorWords } from './words.ts';

/** Words for every code that can reach the page. A code without words does not compile. */
export const ERROR_WORDS = {
  ...LOCAL_ERRORS,
  ...REQUEST_ERRORS,
  ...ACCOUNT_ERRORS,
  ...FOREIGN_ERRORS,
  ...KEY_ERRORS,
  ...KEY_PACKAGE_ERRORS,
} as const satisfies Record<ClavesCode, ErrorWords>;
