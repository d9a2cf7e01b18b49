import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { download } from '../../ui/download.ts';
import { Outcome } from '../../ui/outcome.tsx';
import { Actions } from '../../ui/part.tsx';
import type { CertificateEntry, UseCases } from '../../worker/use-cases.ts';
import { ExportPrivateKey } from './export-private-key.tsx';
import { keyFileName } from './words.ts';

interface KeyFilesProps {
  readonly client: UseCases;
  readonly entry: CertificateEntry;
}

/** The key of an entry as files: its public half for everybody, and the private one for whom it must be. */
export function KeyFiles({ client, entry }: KeyFilesProps): ReactNode {
  const [isAsking, setAsking] = useState(false);
  const [exports, setExports] = useState(0);
  if (entry.publicKey === null) return null;
  const finish = () => {
    setAsking(false);
    setExports((count) => count + 1);
  };
  return (
    <>
      <p>
        The public key alone, without the home server’s word, is for GnuPG and other programs that speak
        OpenPGP. The private key stays in this browser unless you export it.
      </p>
      <Actions>
        <PublicKeyButtons entry={entry} file={entry.publicKey} />
        <Button onPress={() => setAsking(true)}>Export the private key…</Button>
      </Actions>
      {exports > 0 && <Exported key={exports} name={keyFileName('private', entry.fingerprint, 'asc')} />}
      {isAsking && (
        <ExportPrivateKey
          client={client}
          entry={entry}
          onExported={finish}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function PublicKeyButtons({
  entry: { fingerprint },
  file: { text, extension, mediaType, binary },
}: {
  entry: CertificateEntry;
  file: NonNullable<CertificateEntry['publicKey']>;
}): ReactNode {
  const save = (content: BlobPart, ending: string) =>
    download(content, keyFileName('public', fingerprint, ending), mediaType);
  return (
    <>
      <Button onPress={() => save(text, extension)}>Download the public key</Button>
      {binary !== null && (
        <Button onPress={() => save(new Uint8Array(binary.bytes), binary.extension)}>
          As binary<span className="visually-hidden">: the public key</span>
        </Button>
      )}
    </>
  );
}

function Exported({ name }: { name: string }): ReactNode {
  return (
    <Outcome title="The private key is among your downloads">
      <p>
        The file is called {name}. It opens with the passphrase that you chose for it, which is kept nowhere.
        Delete the file as soon as it is where you need it.
      </p>
    </Outcome>
  );
}
