import { METHODS } from 'node:http';
import fc from 'fast-check';
import {
  type BadRequests,
  flaw,
  jsonBytes,
  type Rows,
  requestTo,
  type Target,
  withBodies,
  withHeaders,
  withPaths,
} from './bad-request.ts';
import { malformedJson } from './malformed-json.ts';
import { badTokens } from './tokens.ts';
import type { World } from './world.ts';
import { wrongShapes } from './wrong-shapes.ts';

/** What validation.md says of every route. */
export function badForEveryRoute(world: World, target: Target, known: readonly string[]): Rows {
  const { endpoint } = target;
  const tokens = endpoint.access !== 'public' ? [{ weight: 4, arbitrary: badTokens(world, target) }] : [];
  return [
    ...tokens,
    { weight: 2, arbitrary: wrongMethods(target, known) },
    { weight: 2, arbitrary: unknownPaths(target) },
    { weight: 1, arbitrary: tooLong(target) },
    ...(endpoint.body ? badBodies(target) : [{ weight: 4, arbitrary: unwantedBodies(target) }]),
  ];
}

function badBodies(target: Target): Rows {
  return [
    { weight: 2, arbitrary: wrongMediaTypes(target) },
    { weight: 4, arbitrary: withBodies(target, malformedJson(JSON.stringify(target.body))) },
    { weight: 4, arbitrary: withBodies(target, wrongShapes(target)) },
  ];
}

/** `known`: the methods that the path has. CONNECT names no path, and OPTIONS asks for them. */
function wrongMethods(target: Target, known: readonly string[]): BadRequests {
  const wrong = METHODS.filter((method) => !['CONNECT', 'OPTIONS', ...known].includes(method));
  return fc.constantFrom(...wrong).map((method) => ({
    ...requestTo(target),
    row: 'wrong method, HEAD included',
    allowed: ['METHOD_NOT_ALLOWED'],
    method,
  }));
}

/** Below the prefix, but nothing that this API knows: whatever the method and the token. */
function unknownPaths(target: Target): BadRequests {
  const [, prefix = '', first = '', ...rest] = target.path.split('/');
  const strange = fc.oneof(
    fc.constantFrom(`${first};v=1`, `${first}%20`, `${first}%00`, `/${first}`, `./${first}`, `x/../${first}`),
    fc.constantFrom(`%2e/${first}`, `${first}%2f`, `%2f${first}`, `${first}\\`, `${first}*`, `:${first}`),
    fc.constantFrom(first.toUpperCase(), first.replace('e', '%45'), `${first}s`, first.slice(1)),
    fc.stringMatching(/^[A-Za-z0-9_;,=~!-]{1,60}$/).map((word) => `x-${word}`),
  );
  const elsewhere = strange
    .filter((word) => word !== first)
    .map((word) => [`/${prefix}`, word, ...rest].join('/'));
  const [bare = '', query] = target.path.split('?');
  const trailing = `${bare}/${query === undefined ? '' : `?${query}`}`;
  const paths = fc.oneof(elsewhere, fc.constant(trailing));
  return withPaths(
    target,
    paths.map((path) => flaw('unknown path', ['NOT_FOUND'], path)),
  );
}

/** A URL over 2,048 characters, headers over 16 KiB, a body over the endpoint's limit. */
function tooLong(target: Target): BadRequests {
  const separator = target.path.includes('?') ? '&' : '?';
  const long = fc.integer({ min: 2048, max: 9000 }).map((length) => 'a'.repeat(length));
  const url = long.map((text) =>
    flaw('URL over the limit', ['URI_TOO_LONG'], target.path + separator + text),
  );
  const headers = fc
    .integer({ min: 17_000, max: 40_000 })
    .map((length) => flaw('headers over the limit', ['HEADERS_TOO_LARGE'], { 'x-long': 'a'.repeat(length) }));
  const choices = [withPaths(target, url), withHeaders(target, headers)];
  return fc.oneof(...(target.endpoint.body ? [...choices, tooLargeBodies(target)] : choices));
}

function tooLargeBodies(target: Target): BadRequests {
  const { bodyLimit } = target.endpoint;
  const padded = fc.integer({ min: 1, max: 3000 }).map((excess) => {
    const good = JSON.stringify(target.body);
    return flaw('body over the limit', ['PAYLOAD_TOO_LARGE'], Buffer.from(good.padEnd(bodyLimit + excess)));
  });
  return withBodies(target, padded);
}

function wrongMediaTypes(target: Target): BadRequests {
  const otherTypes = fc.oneof(
    fc.constantFrom('', 'text/plain', 'text/json', 'application/jsonp', 'application/json-seq', '*/*'),
    fc.constantFrom('application/ld+json', 'application/octet-stream', 'application/x-www-form-urlencoded'),
    fc.constantFrom('multipart/form-data; boundary=x', 'application/json; charset=utf-16', '/', ';', 'json'),
    fc.stringMatching(/^[a-z]{1,20}\/[a-z+.-]{1,20}$/).filter((type) => type !== 'application/json'),
  );
  const encodings = fc.constantFrom('gzip', 'br', 'deflate', 'identity', 'zstd', 'x', 'gzip, gzip');
  return withHeaders(
    target,
    fc.oneof(
      otherTypes.map((type) => mediaFlaw({ 'content-type': type })),
      fc.constant(mediaFlaw({ 'content-type': undefined })),
      encodings.map((encoding) => mediaFlaw({ 'content-encoding': encoding })),
    ),
  );
}

function mediaFlaw(headers: Readonly<Record<string, string | undefined>>) {
  return flaw('not application/json, any content-encoding', ['UNSUPPORTED_MEDIA_TYPE'], headers);
}

/** Where an endpoint takes none, any body is an unknown member. */
function unwantedBodies(target: Target): BadRequests {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((each) => Buffer.from(each));
  const json = fc.jsonValue().map(jsonBytes);
  return fc
    .tuple(fc.oneof(bytes, json), fc.constantFrom({}, { 'content-type': 'application/json' }))
    .map(([payload, headers]) => ({
      ...requestTo(target),
      row: 'a body where there is none',
      allowed: ['INVALID_BODY'],
      headers: { ...target.headers, ...headers },
      payload,
    }));
}
