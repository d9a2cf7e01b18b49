import { posix } from 'node:path';
import { type Import, scanImports } from './scan-imports.ts';

/** What the modules of one folder may import beside each other. A folder's name ends with `/`. */
export interface Layer {
  /** Folders or files. */
  readonly imports: readonly string[];
  /** Folders or files of which only types may be imported. */
  readonly types?: readonly string[];
  /** Packages or parts of them; `node:` stands for all that Node brings along. */
  readonly packages: readonly string[];
  /** Its folders may not import each other either. */
  readonly separate?: true;
}

/** Layers by their folder, or file. */
export type Layers = Readonly<Record<string, Layer>>;

/** Sources by their path in the repository. */
export type Sources = Readonly<Record<string, string>>;

/** Tests, soaks and what serves them alone: may import anything, and nothing else may import them. */
export function isForTests(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /\/(testing|soak)\//.test(path);
}

/** A sentence for each import that the layers do not allow. */
export function layerViolations(sources: Sources, layers: Layers): readonly string[] {
  const paths = Object.keys(sources).filter((path) => !isForTests(path));
  return paths.flatMap((path) => {
    const name = within(path, Object.keys(layers));
    const layer = name === undefined ? undefined : layers[name];
    if (name === undefined || layer === undefined) return [`${path} belongs to no layer`];
    const home = layer.separate ? folderBelow(name, path) : name;
    return scanImports(sources[path] ?? '')
      .filter((one) => !isAllowed(path, one, home, layer))
      .map((one) => `${path} may not import ${describe(one)}`);
  });
}

/** The path that an import leads to, or null for a package. */
export function targetOf(path: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : null;
}

function isAllowed(path: string, { specifier, typeOnly }: Import, home: string, layer: Layer): boolean {
  if (specifier === null) return false;
  const target = targetOf(path, specifier);
  if (target === null) return layer.packages.some((name) => isPartOf(specifier, name));
  const allowed = [home, ...layer.imports, ...(typeOnly ? (layer.types ?? []) : [])];
  return !isForTests(target) && within(target, allowed) !== undefined;
}

function within(path: string, places: readonly string[]): string | undefined {
  return places.find((place) => path === place || (place.endsWith('/') && path.startsWith(place)));
}

function isPartOf(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`);
}

/** `src/features/` and `src/features/unlock/page.tsx` give `src/features/unlock/`. */
function folderBelow(folder: string, path: string): string {
  const end = path.indexOf('/', folder.length);
  return end < 0 ? path : path.slice(0, end + 1);
}

function describe({ specifier, typeOnly }: Import): string {
  if (specifier === null) return 'a computed path';
  return typeOnly ? `${specifier}, not even its types` : specifier;
}
