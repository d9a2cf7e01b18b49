import type { Words } from '../en/en.ts';
import { plural } from '../numbers.ts';

export const certificateChecks: Words['certificateChecks'] = {
  checks: {
    structure: {
      name: 'die Form',
      passed: 'Es hat die Form, die das Protokoll verlangt, und nichts darüber hinaus.',
      failed: 'Seine Form ist nicht die, die das Protokoll verlangt.',
    },
    'self-signature': {
      name: 'die eigene Signatur',
      passed: 'Der Identitätsschlüssel hat seinen eigenen Namen unterschrieben.',
      failed: 'Die Signatur des Identitätsschlüssels über seinen eigenen Namen hält nicht stand.',
    },
    certification: {
      name: 'die Beglaubigung',
      passed: 'Der Schlüssel deines Heimatservers, den dieser Browser kennt, hat es beglaubigt.',
      failed: 'Der Schlüssel deines Heimatservers, den dieser Browser kennt, hat es nicht beglaubigt.',
    },
    fid: { name: 'der Name', passed: 'Es nennt dich.', failed: 'Es nennt jemand anderen.' },
    'session-id': {
      name: 'die Sitzung',
      passed: 'Es nennt die Sitzung, zu der es gehört.',
      failed: 'Es nennt eine andere Sitzung.',
    },
    'public-key': {
      name: 'der Schlüssel',
      passed: 'Es enthält den Schlüssel, den dieser Browser erzeugt hat.',
      failed: 'Es enthält einen anderen Schlüssel als den, den dieser Browser erzeugt hat.',
    },
    dates: { name: 'die Daten', passed: 'Seine Daten stimmen.', failed: 'Seine Daten stimmen nicht.' },
  },
  passed: 'Bestanden:',
  failed: 'Nicht bestanden:',
  notCheckedAfter: (name) => `Nicht geprüft, weil eine frühere Prüfung fehlschlug: ${name}.`,
  notCheckedHere: (name) => `Hier nicht geprüft: ${name}.`,
  unreadable: 'Es ließ sich nicht lesen, also wurde nichts geprüft.',
  valid: (count) =>
    plural(count, {
      one: 'Gültig: Es hat seine # Prüfung bestanden.',
      other: 'Gültig: Es hat alle # Prüfungen bestanden.',
    }),
  invalid: (passed, of) => `Ungültig: ${passed} von ${of} Prüfungen bestanden.`,
  incomplete: (passed, of) => `Nicht vollständig geprüft: ${passed} von ${of} Prüfungen bestanden.`,
  facts: {
    fid: 'Föderations-ID',
    sessionId: 'Sitzungs-ID',
    serial: 'Seriennummer',
    made: 'Schlüssel erzeugt',
    issued: 'Ausgestellt',
    runsOut: 'Läuft ab',
    issuer: 'Ausgestellt von',
    issuerKey: 'Schlüssel des Ausstellers',
    publicKey: 'Öffentlicher Schlüssel',
    format: 'Format',
    algorithm: 'Algorithmus',
    hash: 'Hash',
    'signature-type': 'Art der Signatur',
    notation: (name) => `Notation ${name}`,
  },
  file: {
    what: (serial) => `ID-Cert ${serial}`,
    unreadable: 'das unlesbare ID-Cert',
  },
};
