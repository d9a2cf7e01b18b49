import type { Migration } from './migration.ts';

/** All that were pinned of one domain, in their order: read at each sign-in from there. */
export const foreignKeysByDomain: Migration = () => [
  'create index foreign_server_keys_by_domain on foreign_server_keys (domain, id)',
];
