import { Search } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { AccountPassword, useAccountPassword } from '../ui/account-password.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Field } from '../ui/field.tsx';
import { FileField } from '../ui/file-field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Keys } from '../ui/keys.tsx';
import { NewPassphrase, useNewPassphrase } from '../ui/new-passphrase.tsx';
import { Panel } from '../ui/panel.tsx';
import { Select } from '../ui/select.tsx';
import { AT_ONCE, ShowMore } from '../ui/show-more.tsx';
import { Term } from '../ui/term.tsx';
import styles from './gallery.module.css';
import type { Specimen } from './specimen.ts';

const nothing = () => undefined;

function Buttons(): ReactNode {
  const kinds = ['primary', 'plain', 'danger', 'text'] as const;
  return kinds.map((kind) => (
    <div key={kind} className={styles['row']}>
      <Button kind={kind}>{kind}</Button>
      <Button kind={kind} isPending>
        {kind}, busy
      </Button>
      <Button kind={kind} isDisabled>
        {kind}, disabled
      </Button>
    </div>
  ));
}

function Small(): ReactNode {
  return (
    <div className={styles['row']}>
      <IconButton Icon={Search} name="Search" keys={['Ctrl', 'K']} onPress={nothing} />
      <Keys keys={['G', 'O']} />
      <p>
        Each <Term name="key-package">KeyPackage</Term> names your <Term name="id-cert" />.
      </p>
    </div>
  );
}

function Choices(): ReactNode {
  const [value, setValue] = useState<'one' | 'two' | 'three'>('one');
  const options = (['one', 'two', 'three'] as const).map((each) => ({ value: each, label: each }));
  return (
    <>
      <Choice legend="Normal" options={options} value={value} onChange={setValue} />
      <Choice legend="Small" size="small" options={options} value={value} onChange={setValue} />
      <Select label="One of many" options={options} value="two" onChange={nothing} />
    </>
  );
}

function Fields(): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const common = { input, name: 'field', autoComplete: 'off' };
  return (
    <>
      <Field {...common} label="Name" hint="What others call you." suffix="@localhost" />
      <Field {...common} label="Recovery key" isMono defaultValue="7KQD-XW4M" />
      <Field
        {...common}
        label="Home server"
        error="There is no server at this address."
        defaultValue="nowhere"
      />
      <FileField label="Backup file" hint="It ends in .claves-backup." error={null} input={input} />
      <FileField
        label="Backup file"
        hint="It ends in .claves-backup."
        error="This is no backup."
        input={input}
      />
    </>
  );
}

function Secrets(): ReactNode {
  const password = useAccountPassword('The password is not right.');
  const typed = useNewPassphrase(null);
  return (
    <>
      <AccountPassword fid="xenia@localhost" password={password} />
      <NewPassphrase typed={typed} hint="At least eight characters." />
    </>
  );
}

function Overlays(): ReactNode {
  const [open, setOpen] = useState<'confirm' | 'panel' | null>(null);
  const close = () => setOpen(null);
  return (
    <div className={styles['row']}>
      <Button onPress={() => setOpen('confirm')}>Confirm</Button>
      <Button onPress={() => setOpen('panel')}>Panel</Button>
      <Confirm
        title="Sign out?"
        verb="Sign out"
        isOpen={open === 'confirm'}
        isPending={false}
        onConfirm={close}
        onClose={close}
      >
        <p>The home server ends this session.</p>
      </Confirm>
      <Panel title="Panel" isOpen={open === 'panel'} onClose={close}>
        <p>Something to look at.</p>
      </Panel>
    </div>
  );
}

function Folded(): ReactNode {
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <>
      <Disclosure summary="Closed">Matter.</Disclosure>
      <Disclosure summary="Open" open>
        <p>Matter that is there when asked for.</p>
      </Disclosure>
      <ShowMore shown={shown} of={250} onShow={setShown} />
    </>
  );
}

export const CONTROLS: readonly Specimen[] = [
  { name: 'Button', Matter: Buttons },
  { name: 'Icon button, keys, term', Matter: Small },
  { name: 'Choice, select', Matter: Choices },
  { name: 'Field, file field', Matter: Fields },
  { name: 'Account password, new passphrase', Matter: Secrets },
  { name: 'Confirm, panel', Matter: Overlays },
  { name: 'Disclosure, show more', Matter: Folded },
];
