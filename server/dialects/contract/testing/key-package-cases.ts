import { LAST_RESORT } from '../../../../src/crypto/mls/key-package.ts';
import { type Forgery, GOOD_CAPABILITIES } from '../../../../src/testing/forge-key-package.ts';
import { enrol, stock } from '../../../testing/test-session.ts';
import { forgeJson } from '../../../testing/upload-bench.ts';
import type { Bench } from './bench.ts';
import { type BadInput, type Case, mapInputs, type Sent } from './case.ts';
import { KEY_PACKAGE_INPUTS, type KeyPackageInput, lastResort } from './key-package-inputs.ts';
import { ROW } from './rows.ts';

/** validation.md, "POST keypackage/@me … and PUT keypackage_lr": the requests themselves, and the server's state. */

const SIZE = 'empty, over 100';
const ORDINARY = '`last_resort` extension on an ordinary one';
const NOT_LAST = 'missing on a last-resort one';
const USED = 'init or encryption key seen before with other content, or twice in the batch';

const asLastResort = { extensions: [lastResort] };
const withData = { extensions: [{ type: LAST_RESORT, data: new Uint8Array(1) }] };
/** Over 8 KiB, with nothing else wrong. */
const long = {
  capabilities: { ...GOOD_CAPABILITIES, extensions: [LAST_RESORT, 0xf001] },
  extensions: [{ type: 0xf001, data: new Uint8Array(8 * 1024) }],
};

export function batch({ alice }: Pick<Bench, 'alice'>, body: unknown): Sent {
  return { token: alice.token, body };
}

/** Before it two good ones, behind it one that breaks an upper row. */
export async function third(bench: Bench, bad: unknown): Promise<Sent> {
  const good = () => forgeJson(bench);
  return batch(bench, [await good(), await good(), bad, { ...(await good()), extensions: '' }]);
}

const inBatch = ({ row, what, make }: KeyPackageInput): BadInput => ({
  row,
  what,
  index: 2,
  send: async (bench) => third(bench, await make(bench, {})),
});

const alone = ({ row, what, make }: KeyPackageInput): BadInput => ({
  row,
  what,
  send: async (bench) => batch(bench, await make(bench, asLastResort)),
});

/** The second of two has a key of the first. */
function twice(what: string, second: (first: Partial<Forgery>) => Partial<Forgery>): BadInput {
  const send = async (bench: Bench): Promise<Sent> => {
    const first = { initKey: random(), encryptionKey: random() };
    const both = [first, { ...first, initKey: random(), encryptionKey: random(), ...second(first) }];
    return batch(bench, await Promise.all(both.map((changes) => forgeJson(bench, changes))));
  };
  return { row: USED, what, index: 1, send };
}

function random(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(32));
}

async function sameTwice(bench: Bench): Promise<Sent> {
  const same = await forgeJson(bench);
  return batch(bench, [same, same]);
}

/** To a session that has 500. */
async function oneMore({ server }: Bench): Promise<Sent> {
  const full = await enrol(server, 'full');
  for (let count = 0; count < 5; count++) await stock(server, full, 100);
  return batch({ alice: full }, [await forgeJson({ server, alice: full })]);
}

const COMMON = mapInputs(KEY_PACKAGE_INPUTS, inBatch);

export const BATCH_REFUSALS = {
  KEYPACKAGE_BATCH_SIZE: [
    { row: SIZE, what: 'none', send: (bench) => batch(bench, []) },
    {
      row: SIZE,
      what: '101, even where they are none',
      send: (bench) =>
        batch(
          bench,
          Array.from({ length: 101 }, () => ({})),
        ),
    },
  ],
  ...COMMON,
  KEYPACKAGE_LAST_RESORT: [
    inBatch({
      row: ORDINARY,
      what: 'empty, as it must be',
      make: (bench) => forgeJson(bench, asLastResort),
    }),
    inBatch({ row: ORDINARY, what: 'with data', make: (bench) => forgeJson(bench, withData) }),
  ],
  INIT_KEY_REUSED: [
    ...COMMON.INIT_KEY_REUSED,
    twice('an init key', ({ initKey = random() }) => ({ initKey })),
    twice('an encryption key', ({ encryptionKey = random() }) => ({ encryptionKey })),
    twice('an init key, then to encrypt', ({ initKey = random() }) => ({ encryptionKey: initKey })),
    { row: USED, what: 'the same KeyPackage', index: 1, send: sameTwice },
  ],
  KEYPACKAGE_STOCK_FULL: [{ row: 'stock would pass 500', what: '501', send: oneMore }],
} as const satisfies Readonly<Record<string, readonly BadInput[]>>;

export const LAST_RESORT_REFUSALS = {
  ...mapInputs(KEY_PACKAGE_INPUTS, alone),
  KEYPACKAGE_LAST_RESORT: [
    alone({ row: NOT_LAST, what: 'no extension', make: (bench) => forgeJson(bench) }),
    alone({ row: NOT_LAST, what: 'with data', make: (bench) => forgeJson(bench, withData) }),
  ],
} as const satisfies Readonly<Record<string, readonly BadInput[]>>;

const LONG: KeyPackageInput = {
  row: ROW.size,
  what: 'a KeyPackage over 8 KiB',
  make: (bench) => forgeJson(bench, long),
};

/** The heading: 8 KiB each. 1 MiB in all is the limit of the body. */
export const LONG_IN_BATCH: Case = { ...inBatch(LONG), code: 'PAYLOAD_TOO_LARGE' };
export const LONG_ALONE: Case = { ...alone(LONG), code: 'PAYLOAD_TOO_LARGE' };
