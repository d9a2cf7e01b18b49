import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { StartError } from './start-error.ts';

describe('the settings', () => {
  it('all have a default', () => {
    expect(readConfig({})).toEqual({
      host: 'localhost',
      port: 8787,
      domain: 'localhost',
      dataDir: resolve('data'),
      databaseUrl: null,
      publicUrl: 'http://localhost:8787',
      gatewayOrigins: [],
      policy: { registration: 'open', administrators: new Set() },
      trustedProxies: [],
      isLimited: true,
      foreignServers: new Map(),
      metrics: null,
    });
  });

  it.each(['', ' '])('are not set where they are empty: %j', (empty) => {
    const names = [
      ...[
        'HOST',
        'PORT',
        'DOMAIN',
        'DATA_DIR',
        'DATABASE_URL',
        'PUBLIC_URL',
        'GATEWAY_ORIGINS',
        'REGISTRATION',
      ],
      ...['ADMINISTRATORS', 'TRUST_PROXY', 'RATE_LIMIT', 'FOREIGN_SERVERS', 'METRICS_HOST', 'METRICS_PORT'],
    ];
    const environment = Object.fromEntries(names.map((name) => [name, empty]));
    expect(readConfig(environment)).toEqual(readConfig({}));
  });

  it('take what is good', () => {
    const environment = {
      HOST: '::',
      PORT: '80',
      DOMAIN: 'Example.ORG',
      DATA_DIR: '/var/lib/claves',
      DATABASE_URL: 'postgres://me:p%25@db.example.org/claves?sslmode=verify-full',
      PUBLIC_URL: 'https://Keys.Example.org:443/',
      GATEWAY_ORIGINS: 'https://Other.example:443, http://localhost:5173/',
      REGISTRATION: 'invitation',
      ADMINISTRATORS: 'alice, Bob@example.org',
      TRUST_PROXY: '192.0.2.7, 2001:db8::/32',
      RATE_LIMIT: 'on',
      METRICS_HOST: '127.0.0.1',
      METRICS_PORT: '9464',
    };
    expect(readConfig(environment)).toEqual({
      host: '::',
      port: 80,
      domain: 'example.org',
      dataDir: '/var/lib/claves',
      databaseUrl: 'postgres://me:p%25@db.example.org/claves?sslmode=verify-full',
      publicUrl: 'https://keys.example.org',
      gatewayOrigins: ['https://other.example', 'http://localhost:5173'],
      policy: {
        registration: 'invitation',
        administrators: new Set(['alice@example.org', 'bob@example.org']),
      },
      trustedProxies: [
        { address: '192.0.2.7', prefix: 32, family: 'ipv4' },
        { address: '2001:db8::', prefix: 32, family: 'ipv6' },
      ],
      isLimited: true,
      foreignServers: new Map(),
      metrics: { host: '127.0.0.1', port: 9464 },
    });
  });

  it('put a changed port into the default address', () => {
    expect(readConfig({ PORT: '9000' }).publicUrl).toBe('http://localhost:9000');
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '0x50'],
    ['PORT', 'http'],
    ['METRICS_HOST', 'http://localhost'],
    ['METRICS_PORT', '0'],
    ['METRICS_PORT', '8787'],
    ['HOST', 'http://localhost'],
    ['HOST', 'localhost:8787'],
    ['DOMAIN', 'example.org:8787'],
    ['DOMAIN', 'https://example.org'],
    ['DOMAIN', 'exämple.org'],
    ['DATA_DIR', '/a\0b'],
    ['PUBLIC_URL', 'example.org'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['PUBLIC_URL', 'https://example.org/keys'],
    ['PUBLIC_URL', 'https://example.org/?a'],
    ['PUBLIC_URL', 'https://me:secret@example.org'],
    ['GATEWAY_ORIGINS', '*'],
    ['GATEWAY_ORIGINS', 'null'],
    ['GATEWAY_ORIGINS', 'https://example.org,'],
    ['GATEWAY_ORIGINS', 'https://example.org https://example.net'],
    ['GATEWAY_ORIGINS', 'https://example.org/keys'],
    ['REGISTRATION', 'Open'],
    ['REGISTRATION', 'toString'],
    ['ADMINISTRATORS', 'alice,'],
    ['ADMINISTRATORS', 'alice bob'],
    ['ADMINISTRATORS', 'älice'],
    ['ADMINISTRATORS', '@localhost'],
    ['ADMINISTRATORS', 'alice@other.example'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '1'],
    ['TRUST_PROXY', 'proxy.example'],
    ['TRUST_PROXY', '192.0.2.7,'],
    ['TRUST_PROXY', '192.0.2.7/33'],
    ['TRUST_PROXY', '192.0.2.7/'],
    ['TRUST_PROXY', '192.0.2.7/8/8'],
    ['TRUST_PROXY', '2001:db8::/129'],
    ['RATE_LIMIT', 'OFF'],
    ['RATE_LIMIT', 'false'],
  ])('refuse %s=%j with a sentence that names it and gives an example', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(StartError);
    expect(read).toThrow(`The setting ${name} is ${JSON.stringify(value)}`);
    expect(read).toThrow(`Set it as in ${name}=`);
  });

  it.each([
    'claves',
    'mysql://me:secret@localhost/claves',
    'https://me:secret@localhost/claves',
    'postgres://me:secret@localhost',
    'postgres://me:secret@localhost/',
    'postgres://me:secret@localhost/a/b',
    'postgres://me:secret%@localhost/claves',
    'postgres://me:secret@local host/claves',
    'postgres://me:1/secret@127.0.0.1',
    'postgres://me:1/secret@127.0.0.1/claves',
    'postgres://me:1/se?secret@127.0.0.1/claves',
    'postgres://me:1/se#secret@127.0.0.1/claves',
    'postgres://me:1?secret@127.0.0.1/claves',
    'postgres://me:1#secret@127.0.0.1/claves',
    'postgres://me:secret/1@127.0.0.1/claves',
  ])('refuse DATABASE_URL=%j without showing it', (value) => {
    const read = () => readConfig({ DATABASE_URL: value });
    expect(read).toThrow(StartError);
    expect(read).toThrow('The setting DATABASE_URL is not the address of a PostgreSQL database');
    expect(read).not.toThrow('secret');
  });

  it('name the administrator who is none', () => {
    const read = () => readConfig({ ADMINISTRATORS: 'alice, bob@other.example' });
    expect(read).toThrow('"bob@other.example" is no actor of localhost');
  });

  it.each(['localhost', 'LocalHost', '127.0.0.1', '127.8.9.1', '::1'])(
    'let the limits be off on this machine: %s',
    (HOST) => {
      expect(readConfig({ HOST, RATE_LIMIT: 'off' }).isLimited).toBe(false);
    },
  );

  it.each(['0.0.0.0', '::', '192.0.2.7', 'example.org', 'localhost.example.org'])(
    'keep the limits on where others come in: %s',
    (HOST) => {
      const read = () => readConfig({ HOST, RATE_LIMIT: 'off' });
      expect(read).toThrow(StartError);
      expect(read).toThrow(
        `RATE_LIMIT is off, which is for tests on this machine alone, and HOST is "${HOST}"`,
      );
    },
  );
});
