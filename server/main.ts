import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { dialectsOf } from './dialects/registry.ts';
import { endWithNpm } from './end-with-npm.ts';
import { originsOf } from './foreign-servers.ts';
import { Gateway } from './gateway/gateway.ts';
import { newLimits, UNLIMITED } from './limits/limits.ts';
import { logToStandardOutput } from './log.ts';
import { proxyWarning, trusting } from './network-settings.ts';
import { warningOf } from './policy.ts';
import { sentenceOfRestore } from './restore-sentence.ts';
import { unclaimedAdministrators } from './services/administrators.ts';
import { authenticate } from './services/bearers.ts';
import { followGenerations } from './services/generation.ts';
import { isHealthy } from './services/health.ts';
import type { HomeServer } from './services/home-server.ts';
import { openHomeServer } from './services/open.ts';
import { StartError, sentenceOf } from './start-error.ts';

const DASHBOARD_FOLDER = fileURLToPath(new URL('../dist', import.meta.url));
/** Milliseconds that running requests have to finish after the first signal. What is cut off then changes nothing. */
const GRACE_PERIOD = 10_000;
/** Milliseconds. A terminal's Ctrl-C reaches us twice under npm, which passes it on to those who have it already. */
const SAME_SIGNAL = 500;

/** Environment → config → services → app. */
async function start(): Promise<void> {
  const config = readConfig(process.env);
  const limits = config.isLimited ? newLimits(() => performance.now() / 1000) : UNLIMITED;
  const home = await openHomeServer({ ...config, limits, now: () => Math.floor(Date.now() / 1000) });
  await followGenerations(home, (withdrawn) => console.warn(sentenceOfRestore(withdrawn)));
  const app = await buildApp({
    ...config,
    dashboardFolder: DASHBOARD_FOLDER,
    dashboardOrigins: originsOf(config.foreignServers),
    dialects: dialectsOf(home),
    authenticate: (token) => authenticate(home, token),
    isHealthy: () => isHealthy(home),
    limits,
    isTrustedProxy: trusting(config.trustedProxies),
    gateway: new Gateway({
      home,
      databaseUrl: config.databaseUrl,
      origins: [config.publicUrl, ...config.gatewayOrigins],
      log: logToStandardOutput,
    }),
    log: logToStandardOutput,
  });
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
    throw cannotListen(error, host, port) ?? error;
  }
}

function cannotListen(error: unknown, host: string, port: number): StartError | null {
  switch (error instanceof Error && 'code' in error ? error.code : null) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} is in use by another program. Nothing was started. End that one, or choose another port, as in PORT=${port + 1}.`,
      );
    case 'EACCES':
      return new StartError(
        `This user may not open port ${port}. Nothing was started. Choose one above 1023, as in PORT=8787.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartError(
        `The setting HOST is "${host}", which is no address of this machine. Nothing was started. Set it as in HOST=localhost, or leave it out.`,
      );
    default:
      return null;
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
