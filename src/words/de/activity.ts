import type { Words } from '../en/en.ts';
import { plural } from '../numbers.ts';

const endedBy: Words['activity']['endedBy'] = {
  person: 'Du hast die Sitzung beendet: dich abgemeldet oder die Anmeldung aufgegeben.',
  server: 'Der Heimatserver hatte die Sitzung beendet. Ihre Schlüssel bleiben hier.',
  'other-key':
    'Die Sitzung ist nur in diesem Browser vorbei: Der Heimatserver kennt sie unter einem anderen Schlüssel. Wahrscheinlich wurde in einem anderen Browser eine Sicherung wiederhergestellt, und sie läuft dort weiter; wenn du das nicht warst, hat vielleicht jemand anderes diesen Schlüssel. Sieh unter Sitzungen nach und beende sie dort, wenn sie nicht deine ist.',
  'person-here':
    'Du hast die Sitzung nur in diesem Browser beendet: Der Heimatserver war nicht zu erreichen und hält sie vielleicht noch offen. Sobald du wieder angemeldet bist, steht sie dann unter Sitzungen.',
  deletion:
    'Die Identität wurde auf dem Heimatserver gelöscht, wie du es wolltest, und die Sitzung endete mit ihr.',
};

const sentences: Words['activity']['sentences'] = {
  enrolled: ({ fid, registered }) =>
    registered
      ? `Die Identität ${fid} wurde erstellt, und dieser Browser wurde ihre erste Sitzung.`
      : `Dieser Browser hat sich als ${fid} angemeldet und wurde eine Sitzung.`,
  rotated: () => 'Der Identitätsschlüssel wurde rotiert: Es gilt ein neuer.',
  'id-cert-rejected': () =>
    'Der Heimatserver hat ein ID-Cert ausgestellt, das der Prüfung nicht standhielt. Es wurde nie benutzt.',
  'key-packages-published': ({ count }) =>
    plural(count, {
      one: '# KeyPackage wurde veröffentlicht.',
      other: '# KeyPackages wurden veröffentlicht.',
    }),
  'key-packages-claimed': ({ count }) =>
    plural(count, {
      one: '# KeyPackage wurde abgeholt, um dieses Gerät in eine Gruppe aufzunehmen.',
      other: '# KeyPackages wurden abgeholt, um dieses Gerät in Gruppen aufzunehmen.',
    }),
  'last-resort-replaced': () => 'Das Last-Resort-KeyPackage wurde ersetzt.',
  'last-resort-handed-out': () =>
    'Das Last-Resort-KeyPackage wurde ausgegeben: Ein anderes war nicht mehr da.',
  'sign-in-refused': () => 'Der Heimatserver nahm die Anmeldung dieser Sitzung nicht mehr an.',
  'signed-in-again': () => 'Du hast dich wieder in derselben Sitzung angemeldet.',
  'session-ended': ({ by }) => endedBy[by],
  'other-session-ended': () => 'Du hast von hier aus eine andere Sitzung beendet.',
  'password-changed': () =>
    'Du hast das Kontopasswort geändert. Deine anderen Sitzungen mussten sich neu anmelden.',
  'deletion-asked': () => 'Du hast den Heimatserver gebeten, die Identität zu löschen.',
  'deletion-refused': () =>
    'Der Heimatserver hat sich geweigert, die Identität zu löschen: Sie ist, wie sie war.',
  'id-cert-elsewhere': ({ isNewSession }) =>
    isNewSession
      ? 'Anderswo hat eine Sitzung von dir begonnen, mit einem ID-Cert, das diesem Browser neu war.'
      : 'Eine andere Sitzung von dir hat ein ID-Cert, das diesem Browser neu war.',
  'id-cert-answered': ({ wasPerson }) =>
    wasPerson
      ? 'Du hast gesagt, dass das neue ID-Cert einer anderen Sitzung von dir kam.'
      : 'Du hast gesagt, dass das neue ID-Cert einer anderen Sitzung nicht von dir kam.',
  'foreign-session-began': ({ domain }) =>
    `Diese Sitzung hat sich auf dem fremden Server ${domain} angemeldet.`,
  'foreign-session-ended': ({ domain, by }) =>
    by === 'person'
      ? `Die Sitzung auf dem fremden Server ${domain} wurde beendet.`
      : `Die Sitzung auf ${domain} wurde nur in diesem Browser beendet: Jener Server war nicht zu erreichen und hält sie vielleicht offen, bis er deinen Heimatserver fragt.`,
  'foreign-server-told': ({ domain }) => `Der fremde Server ${domain} hat vom neuen ID-Cert erfahren.`,
  'server-key-changed': () =>
    'Der Heimatserver hat einen neuen Schlüssel, und der bisher bekannte bürgte für ihn.',
  'server-key-accepted': () =>
    'Der Heimatserver hat einen neuen Schlüssel, und kein bekannter bürgte für ihn. Du hast ihn anhand seines Fingerabdrucks angenommen.',
  'server-restored': () =>
    'Der Heimatserver wusste weniger als dieser Browser: Er wurde aus einer Sicherung wiederhergestellt.',
  'private-halves-missing': ({ count }) =>
    plural(count, {
      one: 'Der Heimatserver bot # KeyPackage an, dessen private Hälfte nicht hier ist.',
      other: 'Der Heimatserver bot # KeyPackages an, deren private Hälften nicht hier sind.',
    }),
  'private-halves-deleted': ({ count }) =>
    plural(count, {
      one: 'Die private Hälfte von # KeyPackage wurde gelöscht: Sie war zu nichts mehr nütze.',
      other: 'Die privaten Hälften von # KeyPackages wurden gelöscht: Sie waren zu nichts mehr nütze.',
    }),
  'passphrase-changed': () => 'Du hast die Passphrase des Tresors geändert.',
  'passkey-added': ({ name }) => `Der Passkey „${name}“ kann den Tresor jetzt öffnen.`,
  'passkey-removed': ({ name }) => `Der Passkey „${name}“ kann den Tresor nicht mehr öffnen.`,
  'recovery-key-made': () =>
    'Du hast einen Wiederherstellungsschlüssel erstellt. Einer von früher öffnet nichts mehr.',
  'recovery-key-removed': () => 'Du hast den Wiederherstellungsschlüssel entfernt: Er öffnet nichts mehr.',
  'backup-made': () => 'Du hast eine Sicherungsdatei erstellt.',
  'backup-proven': () =>
    'Eine Sicherungsdatei wurde geöffnet und verglichen: Sie enthält die Schlüssel, die hier sind.',
  'backup-restored': (_event, date) => `Du hast die Sicherung vom ${date} wiederhergestellt.`,
  'private-key-exported': () =>
    'Du hast einen privaten Schlüssel exportiert, geschützt durch eine Passphrase.',
};

export const activity: Words['activity'] = {
  title: 'Aktivität',
  intro:
    'Was mit deiner Identität geschah, so wie dieser Browser es sah. Aufgezeichnet wird es nur hier, und nichts darin ist geheim.',
  empty: 'Noch ist nichts aufgezeichnet. Was ab jetzt geschieht, steht dann hier.',
  noneOfKind: 'Nichts dieser Art ist aufgezeichnet.',
  about: 'Worüber',
  topics: {
    all: 'Alles',
    keys: 'Schlüssel',
    'key-packages': 'KeyPackages',
    sessions: 'Sitzungen',
    vault: 'Tresor',
  },
  traits: {
    key: 'Schlüssel',
    serial: 'Seriennummer',
    ended: 'Beendete Sitzung',
    other: 'Andere Sitzung',
    earlier: 'Frühere Sitzung',
  },
  endedBy,
  sentences,
};
