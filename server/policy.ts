import { domainOf, type Fid, parseFid } from '../src/protocol/terms.ts';
import type { Policy } from './services/home-server.ts';
import { badSetting } from './start-error.ts';

const REGISTRATIONS: readonly string[] = ['open', 'invitation', 'closed'] satisfies Policy['registration'][];

/** What the one who runs the server of this domain has decided. Throws `StartError`. */
export function readPolicy(
  environment: { readonly REGISTRATION?: string | undefined; readonly ADMINISTRATORS?: string | undefined },
  domain: string,
): Policy {
  const { REGISTRATION = 'open', ADMINISTRATORS = '' } = environment;
  return {
    registration: readRegistration(REGISTRATION),
    administrators: readAdministrators(ADMINISTRATORS, domain),
  };
}

function readRegistration(text: string): Policy['registration'] {
  if (isRegistration(text)) return text;
  throw badSetting('REGISTRATION', text, 'neither open nor invitation nor closed', 'REGISTRATION=invitation');
}

function isRegistration(text: string): text is Policy['registration'] {
  return REGISTRATIONS.includes(text);
}

/** Local names or federation IDs of this domain, with commas between. */
function readAdministrators(text: string, domain: string): ReadonlySet<Fid> {
  const names = text.trim() === '' ? [] : text.split(',').map((name) => name.trim());
  return new Set(
    names.map((name) => {
      const fid = parseFid(name.includes('@') ? name : `${name}@${domain}`);
      if (fid && domainOf(fid) === domain) return fid;
      throw notOurs(text, name, domain);
    }),
  );
}

/** For whoever starts the server. Null where there is nothing to warn of. */
export function warningOf(unclaimed: readonly Fid[]): string | null {
  if (unclaimed.length === 0) return null;
  return `ADMINISTRATORS names ${unclaimed.join(', ')}, not registered yet, and registration is open: whoever registers such a name first may change the server's key. Register it now, or set REGISTRATION=invitation until it is.`;
}

function notOurs(text: string, name: string, domain: string) {
  const problem = `no list of actors of this server: ${JSON.stringify(name)} is no actor of ${domain}`;
  return badSetting('ADMINISTRATORS', text, problem, `ADMINISTRATORS=alice,bob@${domain}`);
}
