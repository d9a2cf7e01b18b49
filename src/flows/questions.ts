import type { Serial } from '../protocol/terms.ts';
import { type AskedIdCert, type Elsewhere, type ElsewhereChange, isToDo } from './elsewhere.ts';
import { heldIdCerts, pinnedCertificates } from './issuers.ts';
import { judge } from './judge-session.ts';
import { isOfActor } from './note-id-certs.ts';
import type { Ports } from './ports.ts';
import { activeSession, requireSession, standingOf } from './standing.ts';
import type { Question } from './views.ts';

/**
 * The new ID-Certs of other sessions about which the person is asked, the latest first; judged by the server keys that
 * are pinned here, without asking anybody. Throws `NO_SESSION`.
 */
export async function readQuestions(ports: Ports): Promise<Question[]> {
  const session = await requireSession(ports.store);
  const at = await standingOf(ports, session.sessionId, {});
  const elsewhere = await ports.elsewhere.read();
  if (!isOfActor(elsewhere, session, await ports.store.sessions())) return [];
  const certificates = pinnedCertificates(at, await heldIdCerts(at));
  const issuers = certificates.map((certificate) => ({ certificate, isKnown: true }));
  const { names } = await ports.settings.read();
  const read = async (asked: AskedIdCert): Promise<Question> => {
    const { idCert: _, ...facts } = asked;
    const certificate = await judge(at, asked, issuers, new Set());
    return { ...facts, name: names[asked.sessionId] ?? null, certificate };
  };
  return Promise.all(elsewhere.asked.toReversed().map(read));
}

/** `yes`: it was the person. `no`: it was not, and things have to be done. `done`: they are, or the person would not see them. */
export type Answer = 'yes' | 'no' | 'done';

/** One that was answered already, perhaps in another tab, is left as it is. */
export async function answerQuestion(
  ports: Ports,
  { serial, answer }: { readonly serial: Serial; readonly answer: Answer },
): Promise<void> {
  const { sessionId } = await requireSession(ports.store);
  await ports.elsewhere.change((before) => {
    const asked = before?.asked.find((each) => each.serial === serial);
    if (!before || !asked || asked.isDisowned !== (answer === 'done')) return null;
    return answered(before, asked, answer, { sessionId, at: ports.clock.now() });
  });
  ports.changed();
}

function answered(
  before: Elsewhere,
  asked: AskedIdCert,
  answer: Answer,
  stamp: Pick<ElsewhereChange['activity'][number], 'sessionId' | 'at'>,
): ElsewhereChange {
  const { serial, sessionId: other } = asked;
  const disowned = { ...asked, isDisowned: true };
  const after = before.asked.flatMap((each) => {
    if (each !== asked) return [each];
    return answer === 'no' ? [disowned] : [];
  });
  const event = { kind: 'id-cert-answered', other, serial, wasPerson: answer === 'yes' } as const;
  return {
    elsewhere: { ...before, asked: after },
    activity: answer === 'done' ? [] : [{ ...stamp, event }],
  };
}

/** The account has another password: that much is done about what was disowned before. */
export async function noteNewPassword(ports: Ports): Promise<void> {
  const session = await activeSession(ports.store);
  const sessions = await ports.store.sessions();
  await ports.elsewhere.change((before) => {
    if (!session || !isOfActor(before, session, sessions)) return null;
    const asked = before.asked.map((each) => (each.isDisowned ? { ...each, ...CHANGED } : each));
    return { elsewhere: { ...before, asked: asked.filter(isToDo) }, activity: [] };
  });
}

const CHANGED = { isPasswordChanged: true } as const;
