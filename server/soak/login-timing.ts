import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { makeCertificateRequest } from '../../src/crypto/openpgp/certificate-request.ts';
import { freePort } from '../testing/free-port.ts';
import { exitCode, runMain, untilReady } from '../testing/main-process.ts';
import { mannWhitney, median } from './mann-whitney.ts';

/**
 * `npm run soak:timing`: whether anybody can tell, by bytes or by time, a wrong password from a name that does not exist
 * or is deleted. A real server, one login after the other, in random order. Exit code 1 where one can.
 */

const { values } = parseArgs({ options: { samples: { type: 'string', default: '2000' } } });
const SAMPLES = Number(values.samples);
const WARM_UP = 20;
/** Where the names are alike, one run in a hundred still falls below. */
const LEAST_P = 0.01;
const PASSWORD = 'a decent passphrase';

/** Names of one length. */
const NAMES = { known: 'alice', unknown: 'carol', deleted: 'clara' } as const;
type Kind = keyof typeof NAMES;
const KINDS: readonly Kind[] = ['known', 'unknown', 'deleted'];

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

interface Answer {
  readonly status: number;
  /** All that came, but for the time of day. */
  readonly seen: string;
  readonly body: string;
  /** Milliseconds. */
  readonly took: number;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function ask(port: number, { method, path, body, headers = {} }: Asked): Promise<Answer> {
  const payload = body === undefined ? '' : JSON.stringify(body);
  const content =
    body === undefined ? {} : { 'content-type': 'application/json', 'content-length': payload.length };
  const since = performance.now();
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, agent, headers: { ...content, ...headers } };
    const asked = request(options, async (answer) => {
      const received = await text(answer);
      const took = performance.now() - since;
      const { statusCode: status = 0, headers: answered } = answer;
      resolve({
        status,
        body: received,
        took,
        seen: JSON.stringify([status, { ...answered, date: '' }, received]),
      });
    });
    asked.once('error', reject);
    asked.end(payload);
  });
}

/** The same for every name but for the name itself. */
async function loginBodies(): Promise<Readonly<Record<Kind, object>>> {
  const seed = crypto.getRandomValues(new Uint8Array(32));
  const created = Math.floor(Date.now() / 1000) - 60;
  const { armored: csr } = await makeCertificateRequest({ seed, created }, 'alice@localhost');
  const bodyFor = (username: string) => ({
    username,
    password: 'a wrong password',
    session_id: 'browser',
    csr,
  });
  return { known: bodyFor(NAMES.known), unknown: bodyFor(NAMES.unknown), deleted: bodyFor(NAMES.deleted) };
}

/** One that is there, and one that was. */
async function register(port: number): Promise<void> {
  for (const username of [NAMES.known, NAMES.deleted]) {
    await expectStatus(
      201,
      ask(port, { method: 'POST', path: '/p2core/identity', body: { username, password: PASSWORD } }),
    );
  }
  const seed = crypto.getRandomValues(new Uint8Array(32));
  const created = Math.floor(Date.now() / 1000) - 60;
  const { armored: csr } = await makeCertificateRequest({ seed, created }, `${NAMES.deleted}@localhost`);
  const login = { username: NAMES.deleted, password: PASSWORD, session_id: 'browser', csr };
  const { body } = await expectStatus(
    201,
    ask(port, { method: 'POST', path: '/p2core/session/trust', body: login }),
  );
  const headers = {
    authorization: `Bearer ${JSON.parse(body).token}`,
    'x-p2-sensitive-solution': Buffer.from(PASSWORD).toString('base64'),
  };
  await expectStatus(204, ask(port, { method: 'DELETE', path: '/p2core/identity', headers }));
}

async function expectStatus(status: number, asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  if (answer.status !== status) throw new Error(`${answer.status} where ${status} was expected`);
  return answer;
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Milliseconds by kind. Each round asks for all three in an order of its own: the machine is never the same for long. */
async function measure(port: number): Promise<Readonly<Record<Kind, number[]>>> {
  const bodies = await loginBodies();
  const took: Record<Kind, number[]> = { known: [], unknown: [], deleted: [] };
  const seen = new Set<string>();
  for (let round = -WARM_UP; round < SAMPLES; round++) {
    for (const kind of shuffled(KINDS)) {
      const answer = await ask(port, { method: 'POST', path: '/p2core/session/trust', body: bodies[kind] });
      seen.add(answer.seen);
      if (round >= 0) took[kind].push(answer.took);
    }
    if (round > 0 && round % 250 === 0) console.error(`${round} of ${SAMPLES}`);
  }
  if (seen.size !== 1) throw new Error(`the answers differ: ${[...seen].join(' ')}`);
  return took;
}

/** Prints a line for each. True where no p is too small. */
function judge(took: Readonly<Record<Kind, number[]>>): boolean {
  const ps = (['unknown', 'deleted'] as const).map((kind) => {
    const { p } = mannWhitney(took.known, took[kind]);
    const medians = `${median(took.known).toFixed(2)} and ${median(took[kind]).toFixed(2)} ms`;
    console.log(
      `Login, wrong password and ${kind} name: the same bytes; medians ${medians} over ${SAMPLES} each; p = ${p.toFixed(3)}`,
    );
    return p;
  });
  return ps.every((p) => p > LEAST_P);
}

const folder = await mkdtemp(join(tmpdir(), 'claves-timing-'));
const port = await freePort();
const server = runMain(
  { HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, RATE_LIMIT: 'off' },
  folder,
);
try {
  await untilReady(server);
  await register(port);
  process.exitCode = judge(await measure(port)) ? 0 : 1;
} finally {
  agent.destroy();
  server.kill('SIGTERM');
  await exitCode(server);
  await rm(folder, { recursive: true, force: true });
}
