import type { Words } from '../../en/en.ts';
import { account } from './account.ts';
import { ofJourneys } from './common.ts';
import { foreign } from './foreign.ts';
import { keyPackages } from './key-packages.ts';
import { keys } from './keys.ts';
import { local } from './local.ts';
import { requests } from './requests.ts';

export const errors: Words['errors'] = {
  table: { ...local, ...requests, ...account, ...foreign, ...keys, ...keyPackages },
  ofJourneys,
  wait: (span) => `Warte ${span}, und versuch es dann noch einmal.`,
  serverKeys: {
    known: 'Der Schlüssel des Servers, den dieser Browser kennt',
    shown: 'Der Schlüssel, den er jetzt zeigt',
  },
};
