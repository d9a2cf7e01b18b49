import { dateWords, spanPair, spanWords } from '../../ui/time.ts';
import type { Overview } from '../../worker/use-cases.ts';

type Facts = Pick<Overview, 'certificate' | 'now'>;

/** What the validity ring shows: the number in its middle, its unit, and the whole in words. */
export function validityOf({ certificate, now }: Facts): { count: string; unit: string; text: string } {
  const { issuedAt, expiresAt } = certificate.view;
  const whole = spanWords(expiresAt - issuedAt);
  const window = windowWords(certificate, now);
  if (now >= expiresAt) {
    return { count: '0', unit: 'days left', text: `The ID-Cert ran out on ${dateWords(expiresAt)}.` };
  }
  const { count, unit } = spanPair(expiresAt - now);
  const text = `${count} ${unit} left of ${whole}, until ${dateWords(expiresAt)}. ${window}`;
  return { count, unit: `${unit} left`, text };
}

/** When renewal is to be thought of. */
function windowWords({ renewalOpensAt }: Overview['certificate'], now: number): string {
  return now >= renewalOpensAt
    ? `The renewal window has been open since ${dateWords(renewalOpensAt)}.`
    : `The renewal window opens on ${dateWords(renewalOpensAt)}.`;
}
