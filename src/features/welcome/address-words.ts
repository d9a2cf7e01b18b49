import type { Explanation } from '../../ui/failure.tsx';

const PLAIN = /^http:\/\/(?!(localhost|[^/:]+\.localhost|127\.[\d.]+|\[::1\])([:/]|$))/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Why no home server was found at what a person typed, and what to do. Nothing but a question was sent by then. */
export function addressWords(typed: string, { code, happened, todo }: Explanation): string {
  if (!isAddress(typed)) return 'This is not an address. Write the server’s name, such as home.example.com.';
  if (code === 'SERVER_UNREACHABLE') return `No server answers there. ${reachWords(typed)}`;
  if (code === 'NOT_A_HOME_SERVER') {
    return 'No polyproto home server that Claves can speak to answers there. Check the address: the server’s name as its administrator gave it to you.';
  }
  return `${happened} ${todo}`;
}

function reachWords(typed: string): string {
  return PLAIN.test(typed.trim())
    ? 'Claves asks by https:// only, as your password goes there; plain http:// is for this machine alone.'
    : 'Check the address and the connection, then ask again.';
}

function isAddress(typed: string): boolean {
  const text = typed.trim();
  // Some browsers write a blank in a host as %20 where the standard refuses it.
  if (/\s/.test(text)) return false;
  const url = URL.parse(SCHEME.test(text) ? text : `https://${text}`);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}
