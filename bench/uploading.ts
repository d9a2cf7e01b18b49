import { UPLOAD_BATCH } from '../src/protocol/numbers.ts';
import type { Arena } from './arena.ts';
import type { BareDatabase } from './bare-database.ts';
import { type BareUpload, takeApart, verifyAll } from './bare-key-package.ts';
import { type Client, enrolClient } from './client.ts';
import { type Contest, perSecond } from './measure.ts';

/** KeyPackages verified and stored, so many full uploads one after the other. Each run is a session of its own. */
export function uploading({ name, address, bare }: Arena, uploads: number): Contest {
  const count = uploads * UPLOAD_BATCH;
  let runs = 0;
  const enrol = (): Promise<Client> => enrolClient(address, `uploader-${runs++}`);
  return {
    name: `KeyPackages uploaded and verified, ${name}`,
    async ours() {
      const { dialect, http, makeKeyPackages } = await enrol();
      const bodies = await times(uploads, async () =>
        dialect.uploadBody(await makeKeyPackages(UPLOAD_BATCH)),
      );
      return perSecond(count, async () => {
        for (const body of bodies) await dialect.uploadKeyPackages(http, body);
      });
    },
    async floor() {
      const { username, makeKeyPackages } = await enrol();
      const session = await bare.sessionOf(username);
      const parts = await times(uploads, async () => takeApart(await makeKeyPackages(UPLOAD_BATCH)));
      return perSecond(count, async () => {
        for (const part of parts) await verifyAndStore(bare, session, part);
      });
    },
  };
}

async function verifyAndStore(bare: BareDatabase, session: number, upload: BareUpload): Promise<void> {
  await verifyAll(upload);
  await bare.store(session, upload.keyPackages, Math.floor(Date.now() / 1000));
}

async function times<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  while (all.length < count) all.push(await make());
  return all;
}
