import { isForTests, type Sources, targetOf } from './layer-rule.ts';
import { scanImports } from './scan-imports.ts';

/** The import cycles among these modules, those of types alone included, each as `a → b → a`. Tests are left out. */
export function importCycles(sources: Sources): readonly string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const next of importedBy(path, sources)) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of Object.keys(sources)) visit(path, []);
  return cycles;
}

function importedBy(path: string, sources: Sources): readonly string[] {
  if (isForTests(path)) return [];
  const targets = scanImports(sources[path] ?? '').map(({ specifier }) => targetOf(path, specifier ?? ''));
  return targets.filter((target) => target !== null && target in sources).map(String);
}
