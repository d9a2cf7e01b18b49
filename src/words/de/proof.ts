import type { Words } from '../en/en.ts';

const OPENS_NOTHING =
  'Hier wurde nichts gespeichert. Der Passkey, den er gerade erstellt hat, öffnet nichts und kann dort gelöscht werden.';

export const proof: Words['proof'] = {
  legend: 'Beweise, dass du es bist, mit',
  ways: { passphrase: 'Passphrase', 'recovery-key': 'Wiederherstellungsschlüssel', passkey: 'Passkey' },
  missing: {
    passphrase: 'Gib deine Passphrase ein.',
    'recovery-key': 'Gib den Wiederherstellungsschlüssel ein.',
    passkey: '',
  },
  current: 'Jetzige Passphrase',
  asked: 'Dein Authenticator wird gefragt, wenn du weitermachst.',
  recoveryKeyHint:
    'Sieben Gruppen zu vier Zeichen. Großschreibung, Leerzeichen und Bindestriche sind gleichgültig.',
  cannotBeUsed: (why) => `Passkeys gehen hier nicht: ${why}`,
  lack: {
    address:
      'Sie sind an einen Namen gebunden, und diese Seite wurde über eine IP-Adresse geöffnet. Öffne sie auf dem Rechner selbst als localhost.',
    'no-webauthn': 'Dieser Browser hat kein WebAuthn.',
    'no-prf': 'Dieser Browser kann von einem Authenticator keinen Schlüssel ableiten lassen (WebAuthn PRF).',
  },
  refusals: {
    cancelled: {
      happened: 'Der Passkey wurde nicht benutzt.',
      safe: 'Nichts hat sich geändert: Es wurde abgebrochen, oder es dauerte zu lange.',
      todo: 'Versuch es noch einmal, wann immer du magst.',
    },
    untested: {
      happened: 'Der Passkey wurde erstellt, aber nicht geprüft.',
      safe: OPENS_NOTHING,
      todo: 'Füge ihn noch einmal hinzu und lass den Authenticator bis zum Ende fragen: Der neue tritt an seine Stelle.',
    },
    'no-prf': {
      happened: 'Dieser Authenticator kann keinen Schlüssel ableiten (WebAuthn PRF).',
      safe: OPENS_NOTHING,
      todo: 'Nimm einen anderen Authenticator oder einen anderen Browser. Deine Passphrase öffnet den Tresor wie zuvor.',
    },
    unsteady: {
      happened: 'Dieser Authenticator leitete beim zweiten Mal einen anderen Schlüssel ab.',
      safe: OPENS_NOTHING,
      todo: 'Er könnte den Tresor später nicht öffnen. Nimm einen anderen Authenticator.',
    },
    registered: {
      happened: 'Dieser Authenticator hat schon einen Passkey dieses Tresors.',
      safe: 'Nichts hat sich geändert.',
      todo: 'Er steht in der Liste. Für einen weiteren nimm einen anderen Authenticator.',
    },
    'no-key': {
      happened: 'Der Authenticator gab keinen Schlüssel.',
      safe: 'Nichts hat sich geändert, und deine Schlüssel bleiben, wie sie waren.',
      todo: 'Nimm den Browser, in dem der Passkey hinzugefügt wurde, oder deine Passphrase.',
    },
    failed: {
      happened: 'Dieser Browser konnte den Authenticator nicht erreichen.',
      safe: 'Nichts hat sich geändert.',
      todo: 'Versuch es noch einmal, oder nimm deine Passphrase.',
    },
  },
  removeAll: {
    button: 'Alles aus diesem Browser entfernen …',
    title: 'Alles aus diesem Browser entfernen?',
    verb: 'Alles entfernen',
    endsFirst: 'Zuerst beendet der Heimatserver diese Sitzung.',
    text: 'Dann werden hier alle Schlüssel, ihre Geschichte und der Tresor gelöscht, für immer. Nur eine Sicherungsdatei und ihre Passphrase bringen sie zurück.',
  },
};
