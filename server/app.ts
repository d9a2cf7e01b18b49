import { METHODS } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Gateway } from './gateway/gateway.ts';
import { api } from './http/api.ts';
import { limitEverything } from './http/ceiling.ts';
import { answerClientError, noteAnswers } from './http/client-error.ts';
import { type IsTrusted, limitConnections } from './http/connections.ts';
import { dashboard } from './http/dashboard.ts';
import type { Authenticate, ServerDialect } from './http/mount.ts';
import { routeOf } from './http/refuse.ts';
import { repairUrl } from './http/request-url.ts';
import { finishRunningRequests } from './http/running-requests.ts';
import { tellOpenApi } from './http/tell-openapi.ts';
import { refuseUnrouted } from './http/unrouted.ts';
import { isUpgrade, mountUpgrades } from './http/upgrades.ts';
import { refuseAmbiguous } from './http/well-formed.ts';
import { wellKnown } from './http/well-known.ts';
import { type Limits, UNLIMITED } from './limits/limits.ts';
import type { Log } from './log.ts';
import type { Answered } from './metrics/metrics.ts';
import { openApiOf } from './openapi/document.ts';

export interface AppOptions {
  /** The base address that others reach this server by: an origin, without a slash at its end. */
  readonly publicUrl: string;
  /** What `vite build` made. */
  readonly dashboardFolder: string;
  /** What its page may connect to, beside what every page may. */
  readonly dashboardOrigins?: readonly string[];
  /** The preferred one first: it also words the refusals that belong to none. */
  readonly dialects: readonly [ServerDialect, ...ServerDialect[]];
  readonly authenticate: Authenticate;
  /** Does what it stands on answer? Never rejects. */
  readonly isHealthy: () => Promise<boolean>;
  /** Takes the dialects' WebSockets; where there is none, they are refused. It is closed with the app. */
  readonly gateway?: Gateway;
  readonly log: Log;
  /** Hears of each answer. */
  readonly answered?: (answered: Answered) => void;
  /** Those of the services. Nothing is limited, if they are not given. */
  readonly limits?: Limits;
  /** Nobody is, if it is not given. */
  readonly isTrustedProxy?: IsTrusted;
}

/** Milliseconds in which a request's headers and body must have come. */
const REQUEST_TIMEOUT = 10_000;
/** Milliseconds that a connection may stand idle between two requests. */
const IDLE_TIMEOUT = 10_000;
/** Longer than any URL that Node lets pass: FIDs of any length reach their handler. `MAX_URL_LENGTH` is the limit. */
const MAX_PARAM_LENGTH = 16 * 1024;

/** The whole server, ready to listen: `main.ts` gives it a port, a test injects requests. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const [{ writeRefusal }] = options.dialects;
  const app = newFastify(options);
  noteAnswers(app);
  logRequests(app, options);
  finishRunningRequests(app);
  const isTrusted = options.isTrustedProxy ?? nobody;
  limitConnections(app, isTrusted);
  refuseUnrouted(app.server, writeRefusal);
  const { authenticate, gateway, log, limits = UNLIMITED } = options;
  if (gateway) mountUpgrades(app, options.dialects, { gateway, limits, isTrusted, log });
  limitEverything(app, limits, writeRefusal);
  refuseAmbiguous(app, writeRefusal);
  app.decorateRequest('caller', null);
  tellHealth(app, options);
  const dialects = [...options.dialects, wellKnown(options.publicUrl, options.dialects)];
  tellOpenApi(app, openApiOf(options.publicUrl, dialects));
  for (const dialect of dialects) {
    await app.register(api, { prefix: dialect.prefix.slice(0, -1), dialect, authenticate, limits, log });
  }
  const { dashboardFolder: folder, dashboardOrigins: origins = [] } = options;
  await app.register(dashboard, { folder, origins, log });
  await app.ready();
  return app;
}

const nobody: IsTrusted = () => false;

/** Overrides the defaults that validation.md forbids: HEAD served as GET, bodies of any kind, no time limit. */
function newFastify({ dialects, gateway, isTrustedProxy = nobody }: AppOptions): FastifyInstance {
  const [first] = dialects;
  const app = Fastify({
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH, querystringParser: parseQuery },
    rewriteUrl: (request) => repairUrl(request.url ?? '/'),
    requestTimeout: REQUEST_TIMEOUT,
    keepAliveTimeout: IDLE_TIMEOUT,
    trustProxy: isTrustedProxy,
    http: {
      requestTimeout: REQUEST_TIMEOUT,
      headersTimeout: REQUEST_TIMEOUT,
      connectionsCheckingInterval: 1000,
      // Node's own answer is not in the dialect's words: `refuseAmbiguous` looks.
      requireHostHeader: false,
      shouldUpgradeCallback: gateway ? isUpgrade(dialects) : () => false,
    },
    clientErrorHandler: answerClientError(first.writeRefusal),
    // While it closes, what still comes in on an open connection is answered like anything else.
    return503OnClosing: false,
  });
  app.removeAllContentTypeParsers();
  for (const method of METHODS) if (!app.supportedMethods.includes(method)) app.addHttpMethod(method);
  return app;
}

/** Text only. What is given more than once has all its values, with commas between: no parameter takes such a list. */
function parseQuery(query: string): Record<string, string> {
  const given = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = given.get(name);
    given.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(given);
}

/** For whoever watches the server, by GET or by HEAD: whether it can serve, now. */
function tellHealth(app: FastifyInstance, { isHealthy }: AppOptions): void {
  app.get('/healthz', { exposeHeadRoute: true }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return (await isHealthy()) ? 'ok' : reply.code(503).send('the database does not answer');
  });
}

function logRequests(app: FastifyInstance, { log, answered }: AppOptions): void {
  app.addHook('onResponse', async (request: FastifyRequest, reply) => {
    const [{ method }, { statusCode: status, elapsedTime }] = [request, reply];
    const route = routeOf(request);
    log({ level: 'info', method, route, status, milliseconds: Math.round(elapsedTime) });
    answered?.({ method, route, status, seconds: elapsedTime / 1000 });
  });
}
