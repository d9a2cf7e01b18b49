import { BlockList, isIP } from 'node:net';
import type { IsTrusted } from './http/connections.ts';
import { badSetting, StartError } from './start-error.ts';

/** What the one who runs the server says of the network before it. Each throws `StartError`. */

/** This machine, as the setting may name it. */
const LOOPBACK = ['127.0.0.0/8', '::1'];

interface Subnet {
  readonly address: string;
  readonly prefix: number;
  readonly family: 'ipv4' | 'ipv6';
}

/** Addresses, subnets and the word `loopback`, with commas between: whose `X-Forwarded-For` is believed. */
export function readTrustedProxies(text: string): readonly Subnet[] {
  const names = text.trim() === '' ? [] : text.split(',').map((name) => name.trim());
  const written = names.flatMap((name) => (name === 'loopback' ? LOOPBACK : [name]));
  return written.map((name) => readSubnet(name) ?? notAnAddress(text, name));
}

export function trusting(proxies: readonly Subnet[]): IsTrusted {
  const list = new BlockList();
  for (const { address, prefix, family } of proxies) list.addSubnet(address, prefix, family);
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}

function readSubnet(text: string): Subnet | null {
  const [address = '', length, ...more] = text.split('/');
  const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
  const longest = family === 'ipv4' ? 32 : 128;
  if (isIP(address) === 0 || more.length > 0 || !/^\d{1,3}$/.test(length ?? '0')) return null;
  const prefix = Number(length ?? longest);
  return prefix <= longest ? { address, prefix, family } : null;
}

function notAnAddress(text: string, name: string): never {
  const problem = `no list of proxies: ${JSON.stringify(name)} is no IP address, no subnet and not the word loopback`;
  throw badSetting('TRUST_PROXY', text, problem, 'TRUST_PROXY=loopback, or TRUST_PROXY=192.0.2.7,10.0.0.0/8');
}

/** Are requests limited in rate? Only who can reach nobody else's machine may turn that off. */
export function readRateLimit(text: string, host: string): boolean {
  if (text !== 'on' && text !== 'off') {
    throw badSetting('RATE_LIMIT', text, 'neither on nor off', 'RATE_LIMIT=on');
  }
  if (text === 'off' && !isLoopback(host)) {
    throw new StartError(
      `The setting RATE_LIMIT is off, which is for tests on this machine alone, and HOST is "${host}". Nothing was started. Leave RATE_LIMIT out, or set HOST=localhost.`,
    );
  }
  return text === 'on';
}

/** Can nobody but this machine reach what listens there? */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || trusting(readTrustedProxies('loopback'))(host);
}

/** For whoever starts the server. Null where there is nothing to warn of. */
export function proxyWarning(config: {
  readonly publicUrl: string;
  readonly trustedProxies: readonly Subnet[];
  readonly isLimited: boolean;
}): string | null {
  const { publicUrl, trustedProxies, isLimited } = config;
  if (!publicUrl.startsWith('https:') || trustedProxies.length > 0 || !isLimited) return null;
  return 'PUBLIC_URL is an https address, so a proxy stands before this server, and TRUST_PROXY does not name it: all who come through it are limited together, as one address. Set TRUST_PROXY=loopback if it runs on this machine, else to its address.';
}
