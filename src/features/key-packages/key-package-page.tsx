import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Awaited } from '../../ui/awaited.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { FileText } from '../../ui/file-text.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page, Part } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import type { KeyPackageEntry, UseCases } from '../../worker/use-cases.ts';
import { base64Lines } from './base64-lines.ts';
import { ContentsFacts, LeafFacts } from './contents-facts.tsx';
import { halfWords, isInVain } from './half-words.ts';
import { meaningOf } from './meaning.ts';
import { keyPackageQuery } from './queries.ts';
import { shortRef, stateWords } from './state-words.ts';

/** One KeyPackage: what became of it, whether its private half is here, and all that it says. */
export function KeyPackagePage({ client, refName }: { client: UseCases; refName: string }): ReactNode {
  const query = useQuery(keyPackageQuery(client, refName));
  const w = words().keyPackage;
  return (
    <Page>
      <PageHeading title={w.title(shortRef(refName))} />
      <Awaited query={query}>{(entry) => (entry === null ? <NotFound /> : <Opened entry={entry} />)}</Awaited>
      <p>
        <Link href="/key-packages">{w.all}</Link>
      </p>
    </Page>
  );
}

function NotFound(): ReactNode {
  const { title, text } = words().keyPackage.notFound;
  return (
    <Notice tone="plain" title={title}>
      <p>{text}</p>
    </Notice>
  );
}

function Opened({ entry }: { entry: KeyPackageEntry }): ReactNode {
  const { row, contents, bytes } = entry;
  const w = words().keyPackage;
  return (
    <>
      <p>{meaningOf(row)}</p>
      <div>
        <Part name={w.life.name}>
          <Life entry={entry} />
        </Part>
        <Part name={w.half.name}>
          <Half entry={entry} />
        </Part>
        <Part name={w.contents.name}>
          <p>{contentsWords(contents)}</p>
          {contents !== null && <ContentsFacts refName={row.ref} contents={contents} />}
        </Part>
        {contents !== null && (
          <Part name={w.leaf}>
            <LeafFacts leaf={contents.leaf} serial={row.serial} />
          </Part>
        )}
        <Part name={w.bytes.name}>
          <p>{w.bytes.text}</p>
          <FileText
            what={w.title(shortRef(row.ref))}
            text={base64Lines(bytes)}
            fileName={`key-package-${shortRef(row.ref)}.txt`}
            mediaType="application/octet-stream"
            binary={{ bytes, fileName: `key-package-${shortRef(row.ref)}.bin` }}
          />
        </Part>
      </div>
    </>
  );
}

function contentsWords(contents: KeyPackageEntry['contents']): string {
  const w = words().keyPackage.contents;
  if (contents === null) return w.unreadable;
  return contents.isValid ? w.valid : w.invalid;
}

function Life({ entry: { row, supersededAt } }: { entry: KeyPackageEntry }): ReactNode {
  const w = words().keyPackage.life;
  const moment = (at: number | null) => (at === null ? w.not : <Moment at={at} to="minute" />);
  const facts: Fact[] = [
    { name: w.state, value: stateWords(row) },
    { name: w.made, value: moment(row.createdAt) },
    { name: w.uploaded, value: moment(row.publishedAt) },
    ...(row.kind === 'ordinary' ? [{ name: w.claimed, value: moment(row.claimedAt) }] : []),
    ...(supersededAt === null ? [] : [{ name: w.voided, value: moment(supersededAt) }]),
    { name: w.runsOut, value: moment(row.notAfter) },
    { name: w.idCert, value: <code>{row.serial}</code> },
  ];
  return <Facts facts={facts} />;
}

function Half({ entry }: { entry: KeyPackageEntry }): ReactNode {
  const w = words().keyPackage.half;
  if (!isInVain(entry)) return <p>{halfWords(entry)}</p>;
  const link = (
    <Link href="/rotate" className={buttonClass('plain')}>
      {w.toRotation}
    </Link>
  );
  return (
    <Notice tone="red" title={halfWords(entry)} action={link}>
      <p>{w.rotate}</p>
    </Notice>
  );
}
