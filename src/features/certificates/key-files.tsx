import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { download } from '../../ui/download.ts';
import { Outcome } from '../../ui/outcome.tsx';
import { Actions } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import type { UseCases } from '../../worker/use-cases.ts';
import { permits } from './actions.ts';
import { ExportPrivateKey } from './export-private-key.tsx';
import type { Shown } from './shown.ts';
import { keyFileName } from './words.ts';

type PublicKey = NonNullable<Shown['publicKey']>;

interface KeyFilesProps {
  readonly client: UseCases;
  readonly shown: Shown;
  readonly publicKey: PublicKey;
}

/** A key as files: its public half for everybody, and the private one for whom it must be. */
export function KeyFiles({ client, shown, publicKey }: KeyFilesProps): ReactNode {
  const [isAsking, setAsking] = useState(false);
  const [exports, setExports] = useState(0);
  const w = words().certificate.key;
  const fingerprint = shown.fingerprint ?? '';
  const canExport = permits(shown.standing, 'export-private-key');
  const finish = () => {
    setAsking(false);
    setExports((count) => count + 1);
  };
  return (
    <>
      <p>{canExport ? `${w.text} ${w.privateStays}` : w.text}</p>
      <Actions>
        <PublicKeyButtons fingerprint={fingerprint} file={publicKey} />
        {canExport && <Button onPress={() => setAsking(true)}>{w.exportPrivate}</Button>}
      </Actions>
      {exports > 0 && <Exported key={exports} name={keyFileName('private', fingerprint, 'asc')} />}
      {isAsking && (
        <ExportPrivateKey
          client={client}
          shown={{ ...shown, fingerprint }}
          onExported={finish}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function PublicKeyButtons({ fingerprint, file }: { fingerprint: string; file: PublicKey }): ReactNode {
  const { text, extension, mediaType, binary } = file;
  const w = words().certificate.key;
  const save = (content: BlobPart, ending: string) =>
    download(content, keyFileName('public', fingerprint, ending), mediaType);
  return (
    <>
      <Button onPress={() => save(text, extension)}>{w.download}</Button>
      {binary !== null && (
        <Button onPress={() => save(new Uint8Array(binary.bytes), binary.extension)}>
          {w.binary}
          <span className="visually-hidden">: {w.binaryWhat}</span>
        </Button>
      )}
    </>
  );
}

function Exported({ name }: { name: string }): ReactNode {
  const { exported, exportedText } = words().certificate.key;
  return (
    <Outcome title={exported}>
      <p>{exportedText(name)}</p>
    </Outcome>
  );
}
