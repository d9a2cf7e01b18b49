import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Explanation, useExplain } from '../../ui/failure.tsx';
import { takeSecret } from '../../ui/field.tsx';
import { isLongEnough } from '../../ui/passphrase-length.ts';
import type { Task } from '../../ui/task.ts';
import type { EnrolInput, JourneyProgress, UseCases } from '../../worker/use-cases.ts';
import type { Mode } from './draft.ts';
import { ENROL } from './enrol-progress.tsx';
import { type FieldErrors, type FieldName, fieldErrorsOf, missingOf } from './form-errors.ts';
import { invitationOf } from './invitation-field.tsx';
import { localNameIn } from './typed-name.ts';

type Input = RefObject<HTMLInputElement | null>;

interface IdentityForm {
  readonly inputs: Readonly<Record<FieldName, Input>>;
  readonly errors: FieldErrors;
  /** What failed beyond any one field. */
  readonly failure: Explanation | null;
  /** The home server was asked anew and did not answer: a matter of its address, as nothing was begun. */
  readonly unanswered: boolean;
  readonly submit: (mode: Mode, homeServer: string, domain: string) => void;
}

/** The form's inputs and what is wrong with them. Secrets stay in the inputs, and go from there to the worker. */
export function useIdentityForm(
  client: UseCases,
  journey: Task<JourneyProgress>,
  isNew: boolean,
): IdentityForm {
  const inputs = useInputs();
  const [missing, setMissing] = useState<FieldErrors>({});
  const explain = useExplain();
  const failed = journey.state === 'failed' && journey.name === ENROL ? explain(journey.error) : null;
  const refused = fieldErrorsOf(failed);
  const failure = Object.keys(refused).length === 0 ? failed : null;

  const [wrong] = Object.keys(refused) as FieldName[];
  const toMend = wrong === undefined ? null : inputs[wrong];
  useEffect(() => toMend?.current?.focus(), [toMend]);

  const submit = (mode: Mode, homeServer: string, domain: string) => {
    const username = localNameIn(inputs.username.current?.value ?? '', domain);
    const lacks = missingOf({ username, domain, ...filledOf(inputs, isNew) });
    setMissing(lacks);
    journey.clear();
    const [first] = Object.keys(lacks) as FieldName[];
    if (first !== undefined || username === null) return inputs[first ?? 'username'].current?.focus();
    const input = { homeServer, username, ...invitationOf(inputs.invitation), ...takeSecrets(inputs, isNew) };
    const enrol = mode === 'create' ? client.createIdentity : client.signIn;
    void journey.run(ENROL, (options) => enrol(input, options));
  };

  const unanswered = failure?.code === 'SERVER_UNREACHABLE';
  return { inputs, errors: { ...refused, ...missing }, failure, unanswered, submit };
}

function useInputs(): IdentityForm['inputs'] {
  return {
    username: useRef<HTMLInputElement>(null),
    invitation: useRef<HTMLInputElement>(null),
    password: useRef<HTMLInputElement>(null),
    passphrase: useRef<HTMLInputElement>(null),
    repeated: useRef<HTMLInputElement>(null),
  };
}

function filledOf(
  inputs: IdentityForm['inputs'],
  isNew: boolean,
): Pick<Parameters<typeof missingOf>[0], 'invitation' | 'password' | 'passphrase'> {
  const typed = (name: FieldName) => inputs[name].current?.value ?? '';
  const passphrase = {
    longEnough: isLongEnough(typed('passphrase')),
    repeated: typed('passphrase') === typed('repeated'),
  };
  return {
    invitation: inputs.invitation.current === null || typed('invitation').trim() !== '',
    password: typed('password') !== '',
    passphrase: isNew ? passphrase : null,
  };
}

/** Empties the fields of the secrets. */
function takeSecrets(
  inputs: IdentityForm['inputs'],
  isNew: boolean,
): Pick<EnrolInput, 'password' | 'passphrase'> {
  takeSecret(inputs.repeated);
  return {
    password: takeSecret(inputs.password),
    passphrase: isNew ? takeSecret(inputs.passphrase) : null,
  };
}
