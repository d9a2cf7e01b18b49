import type { Words } from '../en/en.ts';

export const terms: Words['terms'] = {
  'federation-id': {
    name: 'Föderations-ID',
    says: 'Dein Name im ganzen Netz, geschrieben wie eine E-Mail-Adresse: name@domain. Der Teil nach dem @ ist die Domain deines Heimatservers.',
  },
  'home-server': {
    name: 'Heimatserver',
    says: 'Der Server, bei dem du registriert bist. Er beglaubigt deine öffentlichen Schlüssel und gibt deine KeyPackages aus; einen privaten Schlüssel von dir hat er nie.',
  },
  'id-cert': {
    name: 'ID-Cert',
    says: 'Ein Zertifikat, in dem dein Heimatserver bestätigt, dass ein öffentlicher Schlüssel dir gehört. Wer diesem Server vertraut, kann damit deine Signaturen prüfen.',
  },
  'identity-key': {
    name: 'Identitätsschlüssel',
    says: 'Das Schlüsselpaar, mit dem sich diese Sitzung als deine ausweist. Die private Hälfte entsteht in diesem Browser und verlässt ihn nur, wenn du sie exportierst oder eine Sicherung erstellst.',
  },
  'key-package': {
    name: 'KeyPackage',
    says: 'Ein versiegeltes Willkommenspaket, das auf deinem Heimatserver wartet: Damit kann dich jemand mit diesem Gerät in eine verschlüsselte Gruppe aufnehmen, während du nicht da bist. Jedes wird nur einmal ausgegeben; deshalb gehen sie zur Neige und werden wieder aufgefüllt.',
  },
  'last-resort-key-package': {
    name: 'Last-Resort-KeyPackage',
    says: 'Das eine KeyPackage, das immer wieder ausgegeben wird, wenn kein anderes mehr da ist. So bleibst du erreichbar; und weil es umso weniger schützt, je öfter es benutzt wird, wird es binnen einer Woche ersetzt.',
  },
  'leaf-node': {
    name: 'Leaf Node',
    says: 'Dein Platz im Schlüsselbaum einer Gruppe: wer du bist, deine öffentlichen Schlüssel, und was dein Programm kann. Jedes KeyPackage enthält einen, signiert mit deinem Identitätsschlüssel.',
  },
  credential: {
    name: 'Credential',
    says: 'Der Teil eines Leaf Node, der sagt, wem er gehört. Hier ist es dein ID-Cert; so kann eine Gruppe mit dem Schlüssel deines Heimatservers prüfen, wer dazukommt.',
  },
  fingerprint: {
    name: 'Fingerabdruck',
    says: 'Eine kurze Zahl, die aus einem Schlüssel berechnet wird und bei jedem anderen anders ist. Lesen zwei Menschen einander denselben Fingerabdruck vor, haben sie denselben Schlüssel vor sich.',
  },
  session: {
    name: 'Sitzung',
    says: 'Ein Programm, mit dem du angemeldet bist, zum Beispiel dieser Browser. Jede Sitzung hat ihre eigenen Schlüssel; so kann eine enden, ohne dass die anderen enden.',
  },
  rotation: {
    name: 'Rotation',
    says: 'Diese Sitzung bekommt einen neuen Identitätsschlüssel, und dein Heimatserver beglaubigt ihn. Was auch immer mit dem alten geschehen ist: Er signiert danach nichts Neues mehr für dich.',
  },
  'renewal-window': {
    name: 'Erneuerungsfenster',
    says: 'Ein ID-Cert gilt 60 Tage: kurz genug, dass ein verlorener Schlüssel nicht lange schadet, und lang genug, um ein paar Wochen fort zu sein. In den letzten 20 Tagen rotiert Claves von selbst, wenn du entsperrst, es sei denn, du hast es anders eingestellt.',
  },
  vault: {
    name: 'Tresor',
    says: 'Der verschlüsselte Speicher in diesem Browser, in dem deine privaten Schlüssel liegen. Ist er gesperrt, kann ihn niemand lesen, auch du nicht ohne einen deiner Zugänge.',
  },
  passphrase: {
    name: 'Passphrase',
    says: 'Die Worte, die den Tresor in diesem Browser öffnen. Sie werden nirgendwohin gesendet; deshalb kann sie dir auch niemand zurücksetzen.',
  },
  'recovery-key': {
    name: 'Wiederherstellungsschlüssel',
    says: 'Ein langer zufälliger Schlüssel zum Aufschreiben oder Ausdrucken, der den Tresor öffnet, wenn die Passphrase vergessen ist. Wer ihn findet, öffnet den Tresor ebenso: Bewahre ihn auf wie wichtige Papiere.',
  },
  passkey: {
    name: 'Passkey',
    says: 'Ein Schlüssel in deinem Gerät oder Sicherheitsschlüssel, der den Tresor mit Fingerabdruck, Gesicht oder PIN öffnet. Er öffnet nur den Tresor dieses Browsers und kein Konto.',
  },
  claim: {
    name: 'Abholen',
    says: 'Jemand holt eines deiner KeyPackages von deinem Heimatserver ab, um dieses Gerät in eine Gruppe aufzunehmen. Für alle anderen ist es dann weg.',
  },
};
