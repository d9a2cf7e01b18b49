import { expect, test } from 'vitest';
import { packageFolder } from './licences.ts';

test.each([
  ['/claves/node_modules/react/index.js', '/claves/node_modules/react'],
  ['/claves/node_modules/@noble/hashes/sha2.js', '/claves/node_modules/@noble/hashes'],
  ['/claves/node_modules/a/node_modules/b/index.js', '/claves/node_modules/a/node_modules/b'],
  ['C:\\claves\\node_modules\\react\\index.js', 'C:/claves/node_modules/react'],
  ['node_modules/@fontsource/roboto/files/roboto.woff2', 'node_modules/@fontsource/roboto'],
])('%s is of the package in %s', (path, folder) => {
  expect(packageFolder(path)).toBe(folder);
});

test.each(['/claves/src/main.tsx', '\0virtual:/claves/node_modules/react/index.js'])(
  '%s is of none',
  (path) => {
    expect(packageFolder(path)).toBeNull();
  },
);
