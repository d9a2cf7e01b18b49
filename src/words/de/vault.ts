import type { Words } from '../en/en.ts';
import { plural } from '../numbers.ts';

export const vault: Words['vault'] = {
  title: 'Tresor',
  intro:
    'Die privaten Schlüssel liegen versiegelt in diesem Browser. Was hier zuerst genannt ist, öffnet sie.',
  notChanged: 'Die Einstellung ist, wie sie war.',
  remove: {
    button: 'Entfernen …',
    verb: 'Entfernen',
    safe: 'Der Tresor lässt sich damit öffnen wie zuvor.',
  },
  passphrase: {
    name: 'Passphrase',
    text: 'Sie verlässt diesen Browser nie, und niemand kann sie zurücksetzen. Ein Weg in den Tresor ist sie immer.',
    change: 'Passphrase ändern',
    hint: (fewest) =>
      `Mindestens ${fewest} Zeichen; vier oder mehr Wörter, die nichts miteinander zu tun haben, sind gut.`,
    notChanged: 'Die Passphrase ist, wie sie war.',
    forgotten: {
      title: 'Du bist mit dem Wiederherstellungsschlüssel hereingekommen',
      text: 'Ist die Passphrase vergessen? Wähle hier eine neue: Der Wiederherstellungsschlüssel, noch einmal eingegeben, beweist, dass du es bist.',
    },
    changed: {
      title: 'Die Passphrase ist geändert',
      text: 'Die alte öffnet hier nichts mehr. Die Schlüssel selbst blieben unberührt, und die anderen Wege hinein gelten wie zuvor. Eine Sicherungsdatei behält die Passphrase, mit der sie erstellt wurde.',
    },
  },
  passkeys: {
    name: 'Passkeys',
    text: 'Ein Fingerabdruck, ein Gesicht oder ein Sicherheitsschlüssel öffnet den Tresor an Stelle der Passphrase. Der Authenticator leitet dafür einen Schlüssel ab (WebAuthn PRF), den kein Server je sieht.',
    add: 'Passkey hinzufügen',
    nameField: 'Name',
    nameHint:
      'Wie du ihn nennst, etwa „dieser Laptop“ oder „blauer Sicherheitsschlüssel“: höchstens 60 Zeichen.',
    nameless: 'Gib ihm einen Namen, damit du ihn von anderen unterscheidest.',
    safe: 'Hier wurde nichts gespeichert.',
    running:
      'Folge dem Authenticator. Er wird zweimal gefragt: um den Passkey zu erstellen, und um ihn zu prüfen.',
    addedOn: 'Hinzugefügt am',
    added: {
      title: (name) => `„${name}“ öffnet ab jetzt den Tresor`,
      text: 'Er wurde geprüft und hat zweimal denselben Schlüssel abgeleitet. Die Passphrase gilt wie zuvor: Vergiss sie nicht.',
    },
    removed: {
      title: (name) => `„${name}“ öffnet den Tresor nicht mehr`,
      text: 'Im Authenticator gibt es den Passkey noch; er öffnet nichts mehr. Du kannst ihn dort löschen.',
    },
    removal: {
      title: (name) => `„${name}“ entfernen?`,
      text: 'Dieser Passkey öffnet den Tresor dann nicht mehr. Deine Passphrase öffnet ihn wie zuvor.',
    },
  },
  recoveryKey: {
    name: 'Wiederherstellungsschlüssel',
    text: '28 Zeichen auf Papier, die den Tresor in diesem Browser öffnen, wenn die Passphrase vergessen ist. Eine Sicherung sind sie nicht: Gehen die Daten dieses Browsers verloren, bringt nur eine Sicherungsdatei die Schlüssel zurück.',
    madeOn: 'Erstellt am',
    make: 'Wiederherstellungsschlüssel erstellen',
    makeAnother: 'Neuen Wiederherstellungsschlüssel erstellen',
    notMade: 'Es wurde kein Wiederherstellungsschlüssel erstellt.',
    removal: {
      of: 'den Wiederherstellungsschlüssel',
      title: 'Den Wiederherstellungsschlüssel entfernen?',
      text: 'Was du aufgeschrieben hast, öffnet dann nichts mehr. Wird auch die Passphrase vergessen, bleiben die Schlüssel in diesem Browser für immer versiegelt.',
    },
    news: {
      made: {
        title: 'Der Wiederherstellungsschlüssel öffnet ab jetzt den Tresor',
        text: 'Bewahre ihn getrennt von diesem Gerät auf. Gab es zuvor einen, so öffnet der nichts mehr.',
      },
      discarded: {
        title: 'Der Wiederherstellungsschlüssel wurde verworfen',
        text: 'Er wurde nicht zurückgetippt und öffnet deshalb nichts: Wirf weg, was du aufgeschrieben hast. Gab es zuvor einen, so gilt er weiter.',
      },
      removed: {
        title: 'Der Wiederherstellungsschlüssel öffnet den Tresor nicht mehr',
        text: 'Was du aufgeschrieben hast, kannst du wegwerfen.',
      },
    },
    sheet: {
      label: 'Der neue Wiederherstellungsschlüssel',
      writeDown:
        'Schreib ihn jetzt auf: Sobald du ihn zurückgetippt oder verworfen hast, wird er nie wieder gezeigt.',
      untilThen:
        'Er öffnet nichts, bis er zurückgetippt ist, und wird verworfen, wenn du diese Seite vorher verlässt.',
      of: (fid, host) =>
        `Wiederherstellungsschlüssel des Tresors von ${fid} in einem Browser unter ${host}. Kein Zeichen darin ist ein I, L, O oder U.`,
      written: 'Ich habe ihn aufgeschrieben',
      print: 'Drucken',
      discard: 'Verwerfen',
    },
    typeBack: {
      text: 'Tipp ihn von deinem Papier ab. Bis dahin öffnet er nichts, und er wird verworfen, wenn du diese Seite verlässt.',
      label: 'Wiederherstellungsschlüssel, zurückgetippt',
      missing: 'Tipp den Wiederherstellungsschlüssel von deinem Papier ab.',
      safe: 'Der Wiederherstellungsschlüssel öffnet noch nichts.',
      finish: 'Fertig',
      back: 'Noch einmal zeigen',
    },
  },
  autoLock: {
    name: 'Von selbst sperren',
    text: 'Wurde eine Weile lang kein Tab von Claves benutzt, sperren sich alle. So auch, wenn du „Sperren“ drückst.',
    now: (minutes) => plural(minutes, { one: 'Jetzt nach # Minute.', other: 'Jetzt nach # Minuten.' }),
    label: 'Minuten bis zum Sperren',
    hint: 'Von 1 bis 60.',
    error: 'Gib eine ganze Zahl von 1 bis 60 ein.',
    save: 'Speichern',
    saved: 'Gespeichert.',
  },
  rotation: {
    name: 'Rotation',
    text: 'Im letzten Drittel der Laufzeit eines ID-Certs ist es Zeit, den Identitätsschlüssel zu ersetzen. Das braucht den offenen Tresor, also kann es geschehen, wenn du ihn entsperrst.',
    legend: 'Ein fälliger Schlüssel wird ersetzt',
    byItself: 'Von selbst, beim Entsperren',
    whenAsked: 'Nur, wenn ich es verlange',
  },
  storage: {
    name: 'Speicher',
    kept: 'Dieser Browser hat versprochen, den Tresor zu behalten, bis du die Daten dieser Website selbst löschst.',
    notKept:
      'Dieser Browser hat nicht versprochen, den Tresor zu behalten: Er kann ihn löschen, wenn dem Gerät der Platz ausgeht. Eine Sicherungsdatei ist davor sicher.',
    unknown:
      'Dieser Browser sagt nicht, ob er den Tresor von selbst löschen darf. Eine Sicherungsdatei ist davor sicher.',
    used: (size) => `Claves belegt hier ${size}.`,
    ask: 'Den Browser bitten, ihn zu behalten',
    refused:
      'Der Browser hat es nicht versprochen. Manche tun es, sobald du eine Seite eine Weile benutzt, ein Lesezeichen gesetzt oder sie installiert hast.',
  },
  leaving: {
    name: 'Diesen Browser verlassen',
    text: 'Abmelden lässt die versiegelten Schlüssel hier. Wenn du diesen Browser nicht mehr benutzt, erstelle eine Sicherung, prüfe sie und nimm dann alles mit.',
  },
};
