import type { Explanation } from '../../ui/failure.tsx';
import { words } from '../../words/words.ts';

const PLAIN = /^http:\/\/(?!(localhost|[^/:]+\.localhost|127\.[\d.]+|\[::1\])([:/]|$))/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Why no home server was found at what a person typed, and what to do. Nothing but a question was sent by then. */
export function addressWords(typed: string, { code, happened, todo }: Explanation): string {
  const w = words().welcome.server;
  if (!isAddress(typed)) return w.noAddress;
  if (code === 'SERVER_UNREACHABLE') return w.noAnswer(reachWords(typed));
  if (code === 'NOT_A_HOME_SERVER') return w.noHomeServer;
  return `${happened} ${todo}`;
}

function reachWords(typed: string): string {
  const { onlyHttps, checkAddress } = words().welcome.server;
  return PLAIN.test(typed.trim()) ? onlyHttps : checkAddress;
}

function isAddress(typed: string): boolean {
  const text = typed.trim();
  // Some browsers write a blank in a host as %20 where the standard refuses it.
  if (/\s/.test(text)) return false;
  const url = URL.parse(SCHEME.test(text) ? text : `https://${text}`);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}
