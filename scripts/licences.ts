import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The file beside the page, at which its licences can be read. */
const FILE_NAME = 'licences.txt';

/** What Vite makes of modules and files: where each comes from. */
type Bundle = Parameters<Extract<Plugin['generateBundle'], (...args: never) => unknown>>[1];

/**
 * Ships the licence of each package whose code or fonts are in the build, as they ask: `page` for the build of the page,
 * `worker` for those of its workers, which are done before it.
 */
export function licences(): { readonly page: Plugin; readonly worker: Plugin } {
  const folders = new Set<string>();
  const note = (bundle: Bundle) => {
    for (const path of sourcesOf(bundle)) {
      const folder = packageFolder(path);
      if (folder !== null) folders.add(folder);
    }
  };
  return {
    worker: { name: 'licences-of-worker', generateBundle: (_options, bundle) => note(bundle) },
    page: {
      name: 'licences',
      generateBundle(_options, bundle) {
        note(bundle);
        const source = [...folders]
          .sort()
          .map(licenceOf)
          .join(`\n\n${'-'.repeat(80)}\n\n`);
        this.emitFile({ type: 'asset', fileName: FILE_NAME, source });
      },
    },
  };
}

function sourcesOf(bundle: Bundle): readonly string[] {
  return Object.values(bundle).flatMap((part) =>
    part.type === 'chunk' ? part.moduleIds : part.originalFileNames,
  );
}

/** The folder of the package that a file belongs to; null for what is ours, or made by the build. */
export function packageFolder(path: string): string | null {
  return /^[^\0]*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path.replaceAll('\\', '/'))?.[0] ?? null;
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each));
  const text = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
  return `${name} ${version} (${license})${text}\n`;
}
