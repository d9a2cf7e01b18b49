import type { ClavesCode } from '../../../protocol/claves-error.ts';
import type { ErrorWords } from '../../error-words.ts';
import { account } from './account.ts';
import { ofJourneys } from './common.ts';
import { foreign } from './foreign.ts';
import { keyPackages } from './key-packages.ts';
import { keys } from './keys.ts';
import { local } from './local.ts';
import { requests } from './requests.ts';

/** Words for every code that can reach the page. A code without words does not compile. */
export const errors = {
  table: { ...local, ...requests, ...account, ...foreign, ...keys, ...keyPackages } satisfies Record<
    ClavesCode,
    ErrorWords
  >,
  ofJourneys,
  wait: (span: string) => `Wait ${span}, then try again.`,
  serverKeys: {
    known: 'The server’s key that this browser knows',
    shown: 'The key that it shows now',
  },
};
