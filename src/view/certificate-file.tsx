import type { ReactNode } from 'react';
import type { CertificateFile, CertificateView } from '../protocol/certificate.ts';
import { FileText } from '../ui/file-text.tsx';
import { words } from '../words/words.ts';
import { certificateFileName } from './certificate-words.ts';

interface CertificateFileTextProps {
  readonly file: CertificateFile;
  readonly view: CertificateView | null;
  /** Stands in for the name of what could not be read. */
  readonly id: string;
}

/** An ID-Cert as the file that other programs read. */
export function CertificateFileText({ file, view, id }: CertificateFileTextProps): ReactNode {
  const { binary } = file;
  const { what, unreadable } = words().certificateChecks.file;
  return (
    <FileText
      what={view === null ? unreadable : what(view.serial)}
      text={file.text}
      fileName={certificateFileName(file, view, id)}
      mediaType={file.mediaType}
      binary={binary && { bytes: binary.bytes, fileName: certificateFileName(binary, view, id) }}
    />
  );
}
