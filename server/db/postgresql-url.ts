import { Client } from 'pg';
import { StartError } from '../start-error.ts';

const NAME = 'application_name';

/** A URL that the driver can read, and whether it asks for TLS. */
export interface PostgresqlUrl {
  readonly url: string;
  readonly asksForTls: boolean;
}

const KNOWN_MODES = ['disable', 'no-verify', 'prefer', 'require', 'verify-ca', 'verify-full'];
/** To the driver each of them is `verify-full`, but it prints a warning of six lines. */
const SAME_AS_FULL = ['prefer', 'require', 'verify-ca'];

/**
 * Tries what stands after the "?" before anything is asked of the database: an unknown `sslmode`, and files that are not
 * there. An `application_name` is left out: a server is known by its own. Throws `StartError`, which shows nothing of the URL.
 */
export function readPostgresqlUrl(text: string): PostgresqlUrl {
  const url = withoutName(withKnownMode(text));
  try {
    const { port, ssl } = new Client({ connectionString: url });
    if (port > 0 && port <= 65_535) return { url, asksForTls: Boolean(ssl) };
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw unreadableFile();
  }
  throw unusable();
}

function withKnownMode(text: string): string {
  const url = URL.parse(text);
  const mode = url?.searchParams.getAll('sslmode').at(-1);
  if (!url || !mode) return text;
  if (!KNOWN_MODES.includes(mode)) throw unknownMode();
  if (!SAME_AS_FULL.includes(mode) || url.searchParams.has('uselibpqcompat')) return text;
  url.searchParams.set('sslmode', 'verify-full');
  return url.href;
}

/** To the driver, the one in a URL goes before the one that it is given. */
function withoutName(text: string): string {
  const url = URL.parse(text);
  if (!url?.searchParams.has(NAME)) return text;
  url.searchParams.delete(NAME);
  return url.href;
}

function unknownMode(): StartError {
  return new StartError(
    'The sslmode in DATABASE_URL is none that is known. Nothing was changed. Choose verify-full for TLS with a certificate that is checked, no-verify for TLS with any, or disable.',
  );
}

function unreadableFile(): StartError {
  return new StartError(
    'A file that DATABASE_URL names as sslcert, sslkey or sslrootcert cannot be read. Nothing was changed. Check that it is there, and that this server may read it.',
  );
}

function unusable(): StartError {
  return new StartError(
    'What DATABASE_URL says after the "?" cannot be used. Nothing was changed. Leave it out, or set it as in DATABASE_URL=postgres://user:password@localhost:5432/claves?sslmode=verify-full.',
  );
}
