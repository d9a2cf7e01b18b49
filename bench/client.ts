import { generateKeyPackage } from '../src/crypto/mls/generate.ts';
import { makeLeafSigner } from '../src/crypto/mls/signer.ts';
import { lifetimeFrom } from '../src/flows/stock.ts';
import { makeHttp } from '../src/network/http.ts';
import { makeServerClock } from '../src/network/server-clock.ts';
import type { Dialect } from '../src/protocol/dialect.ts';
import type { HttpPort } from '../src/protocol/http.ts';
import { ID_CERT_LIFETIME, KEY_CREATION_MARGIN, UPLOAD_BATCH } from '../src/protocol/numbers.ts';
import { chooseDialect } from '../src/protocol/registry.ts';
import { type Fid, parseSessionId } from '../src/protocol/terms.ts';

const PASSWORD = 'correct horse battery';

/** A session of an actor of its own, enrolled at a running home server. */
export interface Client {
  readonly username: string;
  readonly fid: Fid;
  readonly token: string;
  readonly dialect: Dialect;
  readonly http: HttpPort;
  /** TLS-serialised KeyPackages of the current ID-Cert. Nobody keeps their private keys. */
  makeKeyPackages(count: number): Promise<Uint8Array[]>;
}

export async function enrolClient(baseUrl: string, username: string): Promise<Client> {
  const dialect = chooseDialect(['p2core']);
  const clock = makeServerClock();
  const connection = { fetch, baseUrl, clock };
  const anonymous = makeHttp(connection);
  const fid = await dialect.register(anonymous, { username, password: PASSWORD });
  const seed = crypto.getRandomValues(new Uint8Array(32));
  const { request } = await dialect.certificate.makeRequest(
    { seed, created: clock.now() - KEY_CREATION_MARGIN },
    fid,
  );
  const sessionId = parseSessionId('bench');
  if (!sessionId) throw new TypeError('bench is a session ID');
  const { idCert, token } = await dialect.enrol(anonymous, {
    username,
    password: PASSWORD,
    sessionId,
    request,
  });
  const signer = await makeLeafSigner(seed);
  const { identity } = dialect.credential(idCert);
  const makeOne = async (): Promise<Uint8Array> => {
    const lifetime = lifetimeFrom(clock.now(), clock.now() + ID_CERT_LIFETIME);
    const { keyPackage } = await generateKeyPackage({ signer, identity, lifetime, lastResort: false });
    return keyPackage;
  };
  return {
    username,
    fid,
    token,
    dialect,
    http: makeHttp({ ...connection, token }),
    makeKeyPackages: (count) => Promise.all(Array.from({ length: count }, makeOne)),
  };
}

/** Uploads fresh ones, in batches as the product does. */
export async function stock({ dialect, http, makeKeyPackages }: Client, count: number): Promise<void> {
  for (let left = count; left > 0; left -= UPLOAD_BATCH) {
    const batch = await makeKeyPackages(Math.min(left, UPLOAD_BATCH));
    await dialect.uploadKeyPackages(http, dialect.uploadBody(batch));
  }
}
