import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { holdFolder } from './db/hold-folder.ts';
import { dialectsOf } from './dialects/registry.ts';
import { endWithNpm } from './end-with-npm.ts';
import { originsOf } from './foreign-servers.ts';
import { Gateway } from './gateway/gateway.ts';
import { newLimits, UNLIMITED } from './limits/limits.ts';
import { cannotListen } from './listen-error.ts';
import { logToStandardOutput } from './log.ts';
import { type Metrics, makeMetrics } from './metrics/metrics.ts';
import { readAtEachScrape } from './metrics/readings.ts';
import { type MetricsPlace, serveMetrics } from './metrics/serve.ts';
import { proxyWarning, trusting } from './network-settings.ts';
import { warningOf } from './policy.ts';
import { sentenceOfRestore } from './restore-sentence.ts';
import { unclaimedAdministrators } from './services/administrators.ts';
import { authenticate } from './services/bearers.ts';
import { followGenerations } from './services/generation.ts';
import { isHealthy } from './services/health.ts';
import type { HomeServer } from './services/home-server.ts';
import { openHomeServer } from './services/open.ts';
import { sentenceOf } from './start-error.ts';

const DASHBOARD_FOLDER = fileURLToPath(new URL('../dist', import.meta.url));
/** Milliseconds that running requests have to finish after the first signal. What is cut off then changes nothing. */
const GRACE_PERIOD = 10_000;
/** Milliseconds. A terminal's Ctrl-C reaches us twice under npm, which passes it on to those who have it already. */
const SAME_SIGNAL = 500;

/** Environment → config → services → app. */
async function start(): Promise<void> {
  const config = readConfig(process.env);
  const limits = config.isLimited ? newLimits(() => performance.now() / 1000) : UNLIMITED;
  const metrics = config.metrics && makeMetrics();
  const counting = metrics ? { tally: metrics.tally } : {};
  const now = () => Math.floor(Date.now() / 1000);
  if (config.databaseUrl === null) holdFolder(config.dataDir);
  const home = await openHomeServer({ ...config, ...counting, limits, now });
  await followGenerations(home, (withdrawn) => console.warn(sentenceOfRestore(withdrawn)));
  const gateway = new Gateway({
    home,
    databaseUrl: config.databaseUrl,
    origins: [config.publicUrl, ...config.gatewayOrigins],
    log: logToStandardOutput,
  });
  const app = await buildApp({
    ...config,
    dashboardFolder: DASHBOARD_FOLDER,
    dashboardOrigins: originsOf(config.foreignServers),
    dialects: dialectsOf(home),
    authenticate: (token) => authenticate(home, token),
    isHealthy: () => isHealthy(home),
    limits,
    isTrustedProxy: trusting(config.trustedProxies),
    gateway,
    log: logToStandardOutput,
    ...(metrics ? { answered: metrics.answered } : {}),
  });
  if (metrics && config.metrics) await tellMetrics(metrics, { home, gateway }, config.metrics);
  await listen(app, config);
  endOnSignal(app, home);
  for (const warning of [warningOf(await unclaimedAdministrators(home)), proxyWarning(config)]) {
    if (warning !== null) console.warn(warning);
  }
  console.log(`Claves is ready. Open ${config.publicUrl}`);
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw cannotListen(error, { host, port, names: { host: 'HOST', port: 'PORT' } }) ?? error;
  }
}

/** Only where they are asked for. Ends with the process: who reads them asks again. */
async function tellMetrics(
  { registry }: Metrics,
  read: Parameters<typeof readAtEachScrape>[1],
  place: MetricsPlace,
): Promise<void> {
  readAtEachScrape(registry, read);
  try {
    (await serveMetrics(registry, place)).unref();
  } catch (error) {
    throw cannotListen(error, { ...place, names: { host: 'METRICS_HOST', port: 'METRICS_PORT' } }) ?? error;
  }
}

/** The first signal lets what runs finish, in the order in which things depend on each other; another one does not. */
function endOnSignal(app: FastifyInstance, home: HomeServer): void {
  let endingSince: number | null = null;
  const onSignal = (): void => {
    if (endingSince === null) {
      endingSince = performance.now();
      void end(app, home);
    } else if (performance.now() - endingSince > SAME_SIGNAL) process.exit(1);
  };
  endWithNpm(onSignal);
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

async function end(app: FastifyInstance, home: HomeServer): Promise<void> {
  setTimeout(() => process.exit(1), GRACE_PERIOD).unref();
  await app.close();
  await home.db.destroy();
  process.exit(0);
}

try {
  await start();
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
