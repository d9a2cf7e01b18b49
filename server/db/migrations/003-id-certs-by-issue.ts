import type { Migration } from './migration.ts';

/** For the latest second of all, while nobody signs. */
export const idCertsByIssue: Migration = () => ['create index id_certs_by_issue on id_certs (issued_at)'];
