import { type ReactNode, useEffect, useState } from 'react';
import { words } from '../words/words.ts';
import { useAnnounce } from './announcer.tsx';
import { Button } from './button.tsx';
import { download } from './download.ts';
import styles from './file-text.module.css';
import { Actions } from './part.tsx';

interface FileTextProps {
  /** What it is, such as “ID-Cert 3”. */
  readonly what: string;
  readonly text: string;
  /** The name of the downloaded file. */
  readonly fileName: string;
  readonly mediaType: string;
  /** The same in bytes, where there is such a form. */
  readonly binary?: { readonly bytes: Uint8Array; readonly fileName: string } | null;
}

/** The text of a file, to read, to copy and to download. */
export function FileText({ what, text, fileName, mediaType, binary = null }: FileTextProps): ReactNode {
  const w = words().ui.file;
  return (
    <div className={styles['file']}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section className={styles['text']} aria-label={w.asText(what)} tabIndex={0}>
        <pre>{text}</pre>
      </section>
      <Actions>
        <CopyButton what={what} text={text} />
        <Button onPress={() => download(text, fileName, mediaType)}>
          {w.download}
          <span className="visually-hidden"> {what}</span>
        </Button>
        {binary !== null && (
          <Button onPress={() => download(new Uint8Array(binary.bytes), binary.fileName, mediaType)}>
            {w.asBinary}
            <span className="visually-hidden">: {what}</span>
          </Button>
        )}
      </Actions>
    </div>
  );
}

/** Milliseconds for which the button says so. */
const SAID_FOR = 4000;

function CopyButton({ what, text }: Pick<FileTextProps, 'what' | 'text'>): ReactNode {
  const [copied, setCopied] = useState<'yes' | 'refused' | null>(null);
  const announce = useAnnounce();
  useEffect(() => {
    if (copied !== 'yes') return;
    const takeBack = announce(words().ui.file.said);
    const timer = setTimeout(() => setCopied(null), SAID_FOR);
    return () => {
      clearTimeout(timer);
      takeBack();
    };
  }, [announce, copied]);
  const w = words().ui.file;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    );
  return (
    <>
      <Button onPress={() => void copy()}>
        {copied === 'yes' ? w.copied : w.copy}
        <span className="visually-hidden"> {what}</span>
      </Button>
      {copied === 'refused' && (
        <p role="alert" className={styles['refused']}>
          {w.refused}
        </p>
      )}
    </>
  );
}
