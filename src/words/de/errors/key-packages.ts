import type { keyPackages as english } from '../../en/errors/key-packages.ts';
import type { ErrorWords } from '../../error-words.ts';
import { REPORT } from './common.ts';

const HALVES_KEPT = 'Keines davon wurde angenommen, und ihre privaten Hälften bleiben hier.';

export const keyPackages: Record<keyof typeof english, ErrorWords> = {
  KEYPACKAGE_BATCH_SIZE: refusal('nimmt nicht so viele KeyPackages auf einmal an'),
  KEYPACKAGE_CIPHERSUITE: refusal('nimmt die Cipher Suite der KeyPackages nicht an'),
  KEYPACKAGE_KEY_INVALID: refusal('fand einen Schlüssel in einem KeyPackage ungültig'),
  KEYPACKAGE_LAST_RESORT: refusal('fand ein KeyPackage der falschen Art, gewöhnlich oder Last-Resort'),
  KEYPACKAGE_MALFORMED: refusal('konnte ein KeyPackage nicht lesen'),
  KEYPACKAGE_SIGNATURE_INVALID: refusal('fand die Signatur eines KeyPackages ungültig'),
  KEYPACKAGE_VERSION: refusal('nimmt die Version der KeyPackages nicht an'),
  LEAF_INVALID: refusal('fand die Leaf Node eines KeyPackages ungültig'),
  LEAF_SIGNATURE_INVALID: refusal('fand die Signatur einer Leaf Node ungültig'),
  CREDENTIAL_MISMATCH: refusal('fand ein KeyPackage, das für eine andere Sitzung gemacht ist'),
  KEYPACKAGE_LIFETIME: {
    happened: 'Der Heimatserver findet die Daten der KeyPackages außerhalb des Erlaubten.',
    safe: HALVES_KEPT,
    todo: 'Prüfe die Uhr dieses Geräts, und mach dann weiter: Neue werden mit neuen Daten erstellt.',
  },
  CERT_NOT_CURRENT: {
    happened: 'Die KeyPackages gehören zu einem ID-Cert, das nicht mehr das jetzige ist.',
    safe: HALVES_KEPT,
    todo: 'Mach weiter: Claves liest das jetzige ID-Cert und erstellt neue dafür.',
  },
  INIT_KEY_REUSED: {
    happened: 'Der Heimatserver hat einen Schlüssel dieser KeyPackages schon einmal gesehen.',
    safe: HALVES_KEPT,
    todo: 'Mach weiter: Es werden neue erstellt.',
  },
  KEYPACKAGE_STOCK_FULL: {
    happened: 'Der Heimatserver hält schon so viele KeyPackages für diese Sitzung, wie er annimmt.',
    safe: 'Die er hält, bleiben und werden ausgegeben wie zuvor.',
    todo: 'Es ist nichts zu tun, bis einige davon abgeholt sind.',
  },
  NO_KEYPACKAGE: {
    happened: 'Der Heimatserver hat kein KeyPackage mehr auszugeben.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Fülle die KeyPackages auf.',
  },
};

function refusal(what: string): ErrorWords {
  return { happened: `Der Heimatserver ${what}.`, safe: HALVES_KEPT, todo: REPORT };
}
