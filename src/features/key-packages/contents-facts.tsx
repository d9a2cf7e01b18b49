import type { ReactNode } from 'react';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Moment } from '../../ui/moment.tsx';
import { words } from '../../words/words.ts';
import type { KeyPackageContents, LeafContents } from '../../worker/use-cases.ts';
import {
  CIPHER_SUITES,
  CREDENTIALS,
  EXTENSIONS,
  LEAF_SOURCES,
  nameIn,
  PROPOSALS,
  VERSIONS,
} from './mls-names.ts';

/** What a KeyPackage says beside its leaf node, RFC 9420 section 10. */
export function ContentsFacts(props: { refName: string; contents: KeyPackageContents }): ReactNode {
  const { version, cipherSuite, initKey, extensions, signature } = props.contents;
  const { members } = words().keyPackage;
  const facts: Fact[] = [
    { name: members.ref, value: <Fingerprint hex={props.refName} /> },
    { name: members.version, value: nameIn(VERSIONS, version) },
    { name: members.cipherSuite, value: nameIn(CIPHER_SUITES, cipherSuite) },
    { name: members.initKey, value: <Fingerprint hex={initKey} tone="soft" /> },
    { name: members.extensions, value: list(EXTENSIONS, extensions) },
    { name: members.signature, value: <Fingerprint hex={signature} tone="soft" /> },
  ];
  return <Facts facts={facts} />;
}

/** What its leaf node says, RFC 9420 section 7.2. `serial`: of the ID-Cert that it was made for. */
export function LeafFacts({ leaf, serial }: { leaf: LeafContents; serial: string }): ReactNode {
  const { members } = words().keyPackage;
  const { encryptionKey, signatureKey, capabilities, source, lifetime, extensions, signature } = leaf;
  const facts: Fact[] = [
    { name: members.encryptionKey, value: <Fingerprint hex={encryptionKey} tone="soft" /> },
    { name: members.signatureKey, value: <Fingerprint hex={signatureKey} tone="soft" /> },
    { name: members.credential, value: credentialWords(leaf, serial) },
    { name: members.versions, value: list(VERSIONS, capabilities.versions) },
    { name: members.cipherSuites, value: list(CIPHER_SUITES, capabilities.cipherSuites) },
    { name: members.capableExtensions, value: list(EXTENSIONS, capabilities.extensions) },
    { name: members.proposals, value: list(PROPOSALS, capabilities.proposals) },
    { name: members.credentials, value: list(CREDENTIALS, capabilities.credentials) },
    { name: members.source, value: nameIn(LEAF_SOURCES, source) },
    ...lifetimeFacts(lifetime),
    { name: members.extensions, value: list(EXTENSIONS, extensions) },
    { name: members.signature, value: <Fingerprint hex={signature} tone="soft" /> },
  ];
  return <Facts facts={facts} />;
}

function lifetimeFacts(lifetime: LeafContents['lifetime']): Fact[] {
  if (lifetime === null) return [];
  const { members } = words().keyPackage;
  return [
    { name: members.notBefore, value: <Moment at={lifetime.notBefore} to="minute" /> },
    { name: members.notAfter, value: <Moment at={lifetime.notAfter} to="minute" /> },
  ];
}

function credentialWords({ credential }: LeafContents, serial: string): string {
  const { ownIdCert, otherIdentity } = words().keyPackage;
  const whose = credential.isExpected ? ownIdCert(serial) : otherIdentity;
  return `${nameIn(CREDENTIALS, credential.type)}: ${whose}`;
}

function list(registry: Readonly<Record<number, string>>, values: readonly number[]): string {
  if (values.length === 0) return words().keyPackage.nothing;
  return values.map((value) => nameIn(registry, value)).join(', ');
}
