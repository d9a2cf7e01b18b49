import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Endpoint } from '../../src/protocol/endpoint.ts';
import * as foreign from '../../src/protocol/p2core/foreign-endpoints.ts';
import { p2core } from '../dialects/p2core.ts';
import { wellKnown } from '../http/well-known.ts';
import { type OpenApi, openApiOf } from '../openapi/document.ts';
import type { HomeServer } from '../services/home-server.ts';
import { fits } from './fits.ts';

/** Holds answers against the OpenAPI document. */

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** As it came. */
  readonly text: string;
}

interface Described {
  readonly headers: Readonly<Record<string, { readonly $ref: string }>>;
  readonly content?: object;
}

type Operation = Readonly<Record<'responses', Readonly<Record<string, Described>>>>;

// To mount its routes is all that is asked of it, and that touches no home server.
const DIALECTS = [p2core({} as HomeServer)] as const;
const DOCUMENT: OpenApi = openApiOf('http://localhost', [
  ...DIALECTS,
  wellKnown('http://localhost', [...DIALECTS]),
]);
const AJV = new Ajv2020({ strict: false, formats: { password: true, uri: URL.canParse } });
AJV.addSchema(DOCUMENT, 'openapi');
const VALIDATORS = new Map<string, ValidateFunction>();

/**
 * Throws where the document does not allow this answer: its status, its body, or the lack of a header. A wrong method of
 * a known path is answered as every operation there says; what is below no known path is not looked at.
 */
export function expectDeclared(method: string, url: string, answer: Answer): void {
  // A preflight is the browser's question, and no operation.
  if (method === 'OPTIONS') return;
  const asked = method.toLowerCase();
  const path = pathOf(url, asked);
  const operations = path === undefined ? undefined : DOCUMENT.paths[path];
  if (path === undefined || operations === undefined) return;
  const name = Object.hasOwn(operations, asked) ? asked : Object.keys(operations)[0];
  const described = name && (operations[name] as Operation).responses[answer.status];
  const where = `${method} ${path} may not answer ${answer.status}`;
  if (!described) throw new Error(`${where} ${answer.text}`);
  expectHeaders(where, described, answer);
  // HEAD has no body to say more.
  if (method === 'HEAD') return;
  if (answer.text === '' && isTwinWithoutBody(method, path, answer.status)) return;
  if (!described.content && answer.text !== '') throw new Error(`${where} with a body`);
  if (described.content) expectBody(where, pointer('paths', path, name, 'responses', answer.status), answer);
}

/** Of two endpoints that share a route, one may answer without a body: OpenAPI cannot say so. */
function isTwinWithoutBody(method: string, path: string, status: number): boolean {
  return Object.values<Endpoint>(foreign).some(
    (each) => each.method === method && each.path === path && each.status === status && each.reply === null,
  );
}

/** A path without parameters is more exact than one with, but where it lacks the method. */
function pathOf(url: string, method: string): string | undefined {
  const [pathname = ''] = url.split('?');
  const fitting = Object.keys(DOCUMENT.paths).filter((path) => fits(path, pathname));
  const exactFirst = fitting.sort((a, b) => Number(b === pathname) - Number(a === pathname));
  return exactFirst.find((path) => Object.hasOwn(DOCUMENT.paths[path] ?? {}, method)) ?? exactFirst[0];
}

function expectHeaders(where: string, described: Described, { headers }: Answer): void {
  for (const name of Object.keys(described.headers)) {
    const isOptional = name === 'Retry-After';
    if (!isOptional && headers[name.toLowerCase()] === undefined) throw new Error(`${where} without ${name}`);
  }
}

function expectBody(where: string, place: string, { text }: Answer): void {
  const $ref = `openapi#${place}/content/application~1json/schema`;
  const validate = VALIDATORS.get($ref) ?? AJV.compile({ $ref });
  VALIDATORS.set($ref, validate);
  if (!validate(JSON.parse(text))) throw new Error(`${where} ${text}: ${AJV.errorsText(validate.errors)}`);
}

function pointer(...parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${encodeURIComponent(String(part).replaceAll('/', '~1'))}`).join('');
}
