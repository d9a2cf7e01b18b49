import { randomBytes } from 'node:crypto';
import { makeCertificateRequest } from '../src/crypto/openpgp/certificate-request.ts';

const PASSWORD = 'another long password';

/** What a stranger's client is handed: Base64 of one TLS-serialised KeyPackage per session of the actor. */
export async function claimFor(url: string, fid: string): Promise<string[]> {
  const token = await tokenOf(url, 'yann');
  const answer = await fetch(`${url}/p2core/keypackage/${encodeURIComponent(fid)}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (answer.status !== 200) throw new Error(`claiming was refused with ${answer.status}`);
  return answer.json();
}

/** Registers the account where it is new, and opens a session. */
async function tokenOf(url: string, username: string): Promise<string> {
  await post(`${url}/p2core/identity`, { username, password: PASSWORD });
  const key = { seed: randomBytes(32), created: Math.floor(Date.now() / 1000) - 60 };
  const { armored } = await makeCertificateRequest(key, `${username}@localhost`);
  const answer = await post(`${url}/p2core/session/trust`, {
    username,
    password: PASSWORD,
    session_id: randomBytes(16).toString('base64url'),
    csr: armored,
  });
  const { token } = await answer.json();
  return token;
}

function post(url: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
