import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import serveFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { describeFault, type Log } from '../log.ts';
import { dashboardHeaders } from './dashboard-headers.ts';

export interface DashboardOptions {
  /** What `vite build` made. */
  readonly folder: string;
  /** What its page may connect to, beside what every page may. */
  readonly origins: readonly string[];
  readonly log: Log;
}

const NOT_BUILT = 'The dashboard has not been built yet. Run "npm run build", then start the server again.\n';

/**
 * Every path that is not the API's: the built files, and `index.html` for the addresses that the dashboard's router
 * makes of its own pages.
 */
export async function dashboard(
  app: FastifyInstance,
  { folder, origins, log }: DashboardOptions,
): Promise<void> {
  const headers = dashboardHeaders(origins);
  const isBuilt = existsSync(join(folder, 'index.html'));
  if (!isBuilt) log({ level: 'warn', message: NOT_BUILT.trim() });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    if (request.is404 && !isRead(request)) return sendText(reply.header('allow', 'GET, HEAD'), 405);
  });
  app.setErrorHandler(async (error, _request, reply) => {
    const status = statusOf(error);
    if (status >= 500) log({ level: 'error', ...describeFault(error) });
    return sendText(reply, status);
  });
  if (isBuilt) await serveBuild(app, folder);
  app.setNotFoundHandler(async (request, reply) => {
    if (!isBuilt) return sendText(reply, 404, NOT_BUILT);
    return isPage(request) ? reply.sendFile('index.html') : sendText(reply, 404);
  });
}

/** One route per file: what is not in the folder now can never be asked for. */
async function serveBuild(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(compress);
  await app.register(serveFiles, {
    root: folder,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => reply.header('cache-control', cachingOf(path)),
  });
}

/**
 * The build puts a hash of the content into the names below `assets/`. But a page and a worker are bound by the headers that
 * their file came with, which change with the settings: those are asked for again each time.
 */
function cachingOf(path: string): string {
  const isKept = /[\\/]assets[\\/]/.test(path) && !/\.worker-[^\\/]*$/.test(path);
  return isKept ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function isRead(request: FastifyRequest): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

/** Not a file's name; or typed into the address bar, for a FID in an address has a dot too. */
function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?', 1)[0] ?? '';
  return !/\.[^/]*$/.test(path) || (request.headers.accept ?? '').includes('text/html');
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status >= 400 ? status : 500;
}

const SENTENCES: Readonly<Record<number, string>> = {
  404: 'There is nothing at this address. Check it for a mistake.\n',
  405: 'This address can only be read.\n',
  500: 'The server made a mistake. Nothing was changed; try again.\n',
};

function sendText(reply: FastifyReply, status: number, text?: string): FastifyReply {
  const sentence = text ?? SENTENCES[status] ?? 'The server could not make sense of this request.\n';
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/plain; charset=utf-8')
    .send(sentence);
}
