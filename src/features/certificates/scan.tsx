import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Actions } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import styles from './certificate.module.css';
import { findScanLack, type ScanLack, scan } from './scanner.ts';

type Failure = 'refused' | 'noCamera';

/** Takes in a QR code with the camera, where the browser can; else says why not. */
export function Scan({ onFound }: { onFound: (content: string) => void }): ReactNode {
  const [lack, setLack] = useState<ScanLack | 'asking' | null>('asking');
  const [isOn, setOn] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const w = words().compare.scan;
  useEffect(() => {
    void findScanLack().then(setLack, () => setLack('noDetector'));
  }, []);
  if (lack === 'asking') return null;
  if (lack !== null) return <p>{w[lack]}</p>;
  const start = () => {
    setFailure(null);
    setOn(true);
  };
  const end = (content: string | null, why: Failure | null) => {
    setOn(false);
    setFailure(why);
    if (content !== null) onFound(content);
  };
  return (
    <div className={styles['scan']}>
      <Actions>
        <Button onPress={isOn ? () => end(null, null) : start}>{isOn ? w.stop : w.verb}</Button>
      </Actions>
      {isOn && <Camera onEnd={end} />}
      <div role="alert">{failure !== null && <Notice tone="amber" title={w[failure]} />}</div>
    </div>
  );
}

function Camera({ onEnd }: { onEnd: (content: string | null, why: Failure | null) => void }): ReactNode {
  const video = useRef<HTMLVideoElement>(null);
  const end = useRef(onEnd);
  end.current = onEnd;
  const w = words().compare.scan;
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    if (video.current) {
      scan(video.current, signal).then(
        (content) => end.current(content, null),
        (error: unknown) => signal.aborted || end.current(null, whyNot(error)),
      );
    }
    return () => controller.abort();
  }, []);
  return (
    <>
      <p>{w.looking}</p>
      <video ref={video} muted playsInline aria-label={w.video} />
    </>
  );
}

function whyNot(error: unknown): Failure {
  return error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'noCamera';
}
