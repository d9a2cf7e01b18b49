import { dateWords, spanPair, spanWords } from '../../ui/time.ts';
import { countWords } from '../../words/numbers.ts';
import { words } from '../../words/words.ts';
import type { Overview } from '../../worker/use-cases.ts';

type Facts = Pick<Overview, 'certificate' | 'now'>;

/** What is read off the ID-Cert's line: how much is left of it, its unit, and the whole in words. */
export function validityOf({ certificate, now }: Facts): { count: string; unit: string; text: string } {
  const w = words().overview.certificate;
  const { issuedAt, expiresAt } = certificate.view;
  if (now >= expiresAt) {
    return { count: countWords(0), unit: w.noneLeft, text: w.ranOut(dateWords(expiresAt)) };
  }
  const { count, unit } = spanPair(expiresAt - now);
  const runs = w.runs(`${count} ${unit}`, spanWords(expiresAt - issuedAt), dateWords(expiresAt));
  return { count, unit: w.left(unit), text: `${runs} ${w.window(renewalWords({ certificate, now }))}` };
}

/** When renewal is to be thought of. */
export function renewalWords({ certificate: { renewalOpensAt }, now }: Facts): string {
  const { isOpen, opens } = words().overview.certificate;
  return now >= renewalOpensAt ? isOpen(dateWords(renewalOpensAt)) : opens(dateWords(renewalOpensAt));
}
