/**
 * The local name in what a person typed: `xenia`, `@xenia`, or the whole `xenia@localhost` where `domain` is the home
 * server's own. Null where it names another domain.
 */
export function localNameIn(typed: string, domain: string): string | null {
  const [name = '', ...rest] = typed.trim().replace(/^@/, '').split('@');
  const named = rest.join('@').toLowerCase();
  return rest.length === 0 || named === domain.toLowerCase() ? name : null;
}
