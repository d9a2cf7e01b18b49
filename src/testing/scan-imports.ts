/** One module that another names. */
export interface Import {
  /** As written; null where it is computed, so that nobody can tell. */
  readonly specifier: string | null;
  /** `import type` or `export type`: gone at run time. An inline `type` leaves an import behind and is none. */
  readonly typeOnly: boolean;
}

// TypeScript 7 has no compiler API to ask, so regular expressions read what our formatter lets pass: a declaration
// begins its line, and its specifier is a plain string.
const DECLARATION = /^(?:import|export)\b(\s+type\b)?(?:[^'"`;=(]*?\bfrom)?\s*['"]([^'"\n]+)['"]/gm;
const DYNAMIC = /(?<![.#\w])import\s*\(\s*(?:(['"`])([^'"`$\n]+)\1)?/g;
const WORKER = /\bnew\s+URL\(\s*['"]([^'"]+\.tsx?)['"]\s*,\s*import\.meta\.url/g;

/** Strings first, so that `//` inside one is no comment. */
const STRING_OR_COMMENT =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** Every module that a TypeScript source names: declarations, `import()` and `new URL('….ts', import.meta.url)`. */
export function scanImports(source: string): readonly Import[] {
  const code = source.replace(STRING_OR_COMMENT, (found) => (found.startsWith('/') ? ' ' : found));
  const declared = [...code.matchAll(DECLARATION)].map(([, type, specifier = null]) => ({
    specifier,
    typeOnly: type !== undefined,
  }));
  const dynamic = [...code.matchAll(DYNAMIC)].map(([, , specifier = null]) => specifier);
  const workers = [...code.matchAll(WORKER)].map(([, specifier = null]) => specifier);
  return [...declared, ...[...dynamic, ...workers].map((specifier) => ({ specifier, typeOnly: false }))];
}
