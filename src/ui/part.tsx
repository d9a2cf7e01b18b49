import { type ReactNode, useId } from 'react';
import styles from './page.module.css';

interface PartProps {
  readonly name: string;
  /** Takes the margin too, for what needs the room. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** One part of a page: its name in the margin, like an instrument's before its stave, and its matter. */
export function Part({ name, wide = false, children }: PartProps): ReactNode {
  const id = useId();
  return (
    <section className={styles['part']} data-wide={wide} aria-labelledby={id}>
      <h2 id={id} className={styles['name']}>
        {name}
      </h2>
      <div className={styles['matter']}>{children}</div>
    </section>
  );
}

/** Buttons side by side. */
export function Actions({ children }: { children: ReactNode }): ReactNode {
  return <div className={styles['actions']}>{children}</div>;
}

/** The sentence that a page begins with. */
export function Lead({ children }: { children: ReactNode }): ReactNode {
  return <p className={styles['lead']}>{children}</p>;
}

/** A page's matter from top to bottom. */
export function Page({ children }: { children: ReactNode }): ReactNode {
  return <div className={styles['page']}>{children}</div>;
}
