import { type RefObject, useRef, useState } from 'react';
import { type Explanation, useExplain } from '../../ui/failure.tsx';
import { takeSecret } from '../../ui/field.tsx';
import type { Task } from '../../ui/task.ts';
import type { EnrolInput, JourneyProgress, UseCases } from '../../worker/use-cases.ts';
import { ENROL } from './enrol-progress.tsx';
import { type FieldErrors, type FieldName, fieldErrorsOf, missingOf } from './form-errors.ts';

type Input = RefObject<HTMLInputElement | null>;
export type Mode = 'create' | 'sign-in';

interface IdentityForm {
  readonly inputs: Readonly<Record<FieldName, Input>>;
  readonly errors: FieldErrors;
  /** What failed beyond any one field. */
  readonly failure: Explanation | null;
  readonly submit: (mode: Mode, homeServer: string) => void;
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

  const submit = (mode: Mode, homeServer: string) => {
    const lacks = missingOf(filledOf(inputs, isNew));
    setMissing(lacks);
    journey.clear();
    const [first] = Object.keys(lacks) as FieldName[];
    if (first !== undefined) return inputs[first].current?.focus();
    const input = take(inputs, isNew, homeServer);
    const enrol = mode === 'create' ? client.createIdentity : client.signIn;
    void journey.run(ENROL, (options) => enrol(input, options));
  };

  return { inputs, errors: { ...refused, ...missing }, failure, submit };
}

function useInputs(): IdentityForm['inputs'] {
  return {
    username: useRef<HTMLInputElement>(null),
    password: useRef<HTMLInputElement>(null),
    passphrase: useRef<HTMLInputElement>(null),
    repeated: useRef<HTMLInputElement>(null),
  };
}

function filledOf(inputs: IdentityForm['inputs'], isNew: boolean): Parameters<typeof missingOf>[0] {
  const typed = (name: FieldName) => inputs[name].current?.value ?? '';
  const passphrase = {
    longEnough: [...typed('passphrase')].length >= 8,
    repeated: typed('passphrase') === typed('repeated'),
  };
  return {
    username: typed('username').trim() !== '',
    password: typed('password') !== '',
    passphrase: isNew ? passphrase : null,
  };
}

/** Empties the fields of the secrets. */
function take(inputs: IdentityForm['inputs'], isNew: boolean, homeServer: string): EnrolInput {
  takeSecret(inputs.repeated);
  return {
    homeServer,
    username: inputs.username.current?.value.trim() ?? '',
    password: takeSecret(inputs.password),
    passphrase: isNew ? takeSecret(inputs.passphrase) : null,
  };
}
