import type { Words } from '../en/en.ts';
import { plural } from '../numbers.ts';

export const questions: Words['questions'] = {
  label: 'Warst du das?',
  began: 'Anderswo hat eine Sitzung von dir begonnen. Warst du das?',
  rotated: 'Eine andere Sitzung von dir hat einen neuen Identitätsschlüssel. Warst du das?',
  yes: 'Ja, das war ich',
  no: 'Nein',
  safe: 'Die Frage bleibt, wie sie war.',
  session: (name) => `Sitzung ${name}`,
  ofSession: (session) => `, zu ${session}`,
  readOut: (question, session) => `${question} Es geht um ${session}.`,
  certifiedBy: (verdict, domain) => `${verdict} Zertifiziert von ${domain}.`,
  notCertified: (verdict) =>
    `${verdict} Welche, zeigt die Seite Sitzungen; sie fragt deinen Heimatserver auch nach seinen anderen Schlüsseln.`,
  facts: {
    session: 'Sitzung',
    sessionId: 'Sitzungs-ID',
    when: 'Wann',
    ended: 'Beendet',
    identityKey: 'Identitätsschlüssel',
    idCert: 'ID-Cert',
    serverKey: 'Mit dem Serverschlüssel',
  },
  waiting: (count) =>
    plural(count, {
      one: 'eine Frage wartet auf deine Antwort',
      other: '# Fragen warten auf deine Antwort',
    }),
  leftToDo: 'etwas ist noch zu tun',
  disowned: {
    title: 'Du hast gesagt, dass du das nicht warst',
    end: 'Jene Sitzung beenden …',
    changePassword: 'Das Kontopasswort ändern …',
    done: 'Erledigt',
    safe: 'Die Schlüssel in diesem Browser sind sicher: Sie haben ihn nie verlassen.',
    dangerOfNew:
      'Wer jene Sitzung begonnen hat, kennt dein Kontopasswort und kann in deinem Namen zu Gruppen hinzugefügt werden.',
    dangerOfRotated:
      'Wer die Anmeldung jener Sitzung hat, kann in deinem Namen zu Gruppen hinzugefügt werden.',
    endBelow: 'Beende jene Sitzung: Sie steht unten. Dazu brauchst du dein Kontopasswort.',
    endOnItsPage: 'Beende jene Sitzung, auf der Seite Sitzungen. Dazu brauchst du dein Kontopasswort.',
    password: 'Ändere dein Kontopasswort, damit sich niemand mehr mit dem alten anmeldet.',
  },
};
