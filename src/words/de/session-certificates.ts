import type { Words } from '../en/en.ts';

export const sessionCertificates: Words['sessionCertificates'] = {
  sessionId: 'Sitzungs-ID',
  since: 'Seit',
  ranOut: 'ID-Cert lief ab',
  runsOut: 'ID-Cert läuft ab',
  identityKey: 'Identitätsschlüssel',
  verdict: 'Urteil',
  inFull: 'Das ganze ID-Cert',
  ownPage: 'Fingerabdruck vergleichen',
  verdicts: {
    'ran-out': 'Es hielt stand, bis es ablief.',
    'not-shown': 'Der Heimatserver zeigt es nicht, also wurde nichts geprüft.',
  },
  warnings: {
    'ran-out': {
      title: 'Das ID-Cert dieser Sitzung ist abgelaufen',
      ofThis: 'Niemand kann dieses Gerät in eine Gruppe aufnehmen, bis sein Schlüssel rotiert ist.',
      ofOther: 'Niemand kann dieses Gerät in eine Gruppe aufnehmen, bis sein Schlüssel dort rotiert ist.',
    },
    'not-shown': {
      title: 'Dein Heimatserver führt diese Sitzung auf, zeigt aber kein ID-Cert dafür',
      ofThis:
        'Dieser Browser hat sein eigenes: siehe Zertifikate. Was der Server anderen zeigt, lässt sich nicht prüfen.',
      ofOther: 'Was es ist, lässt sich nicht prüfen. Kennst du die Sitzung nicht, dann beende sie.',
    },
    'issuer-unknown': {
      title: 'Das ID-Cert dieser Sitzung lässt sich hier nicht prüfen',
      ofThis:
        'Anscheinend hat es ein früherer Schlüssel des Servers beglaubigt, den dieser Browser nie kannte. Nach der nächsten Rotation lässt es sich prüfen.',
      ofOther:
        'Anscheinend hat es ein früherer Schlüssel des Servers beglaubigt, den dieser Browser nie kannte. Nach der nächsten Rotation dort lässt es sich prüfen. Kennst du die Sitzung nicht, dann beende sie.',
    },
    'does-not-hold': {
      title: 'Dein Heimatserver zeigt für diese Sitzung ein ID-Cert, das nicht standhält',
      ofThis:
        'Dieser Browser benutzt nur das, das er selbst geprüft hat: siehe Zertifikate. Frag den Administrator deines Heimatservers, bevor du weitermachst.',
      ofOther:
        'Vielleicht bekommen andere in deinem Namen einen Schlüssel zu sehen, der nicht deiner ist. Unten siehst du, welche Prüfung fehlschlug. Beende die Sitzung und sag dem Administrator deines Heimatservers Bescheid.',
    },
  },
};
