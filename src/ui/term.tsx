import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { Words } from '../words/en/en.ts';
import { words } from '../words/words.ts';
import styles from './term.module.css';

interface TermProps {
  readonly name: keyof Words['terms'];
  /** As the sentence has it: “KeyPackages”, “your ID-Cert”. The term by itself, if it is not given. */
  readonly children?: ReactNode;
}

/**
 * A word of the field where it first stands on a page, and two sentences about it for whoever presses it. In running
 * text and as the name of a fact; not in a label, a link or a button, which it would tear apart.
 */
export function Term({ name, children }: TermProps): ReactNode {
  const term = words().terms[name];
  return (
    <DialogTrigger>
      <Button className={styles['term'] ?? ''}>{children ?? term.name}</Button>
      <Popover
        className={styles['popover'] ?? ''}
        aria-label={term.name}
        placement="bottom start"
        offset={6}
        containerPadding={16}
      >
        <p className={styles['name']} aria-hidden="true">
          {term.name}
        </p>
        <p>{term.says}</p>
      </Popover>
    </DialogTrigger>
  );
}
