import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from './cx.ts';
import styles from './page.module.css';

let opened = false;

interface PageHeadingProps {
  readonly title: string;
  /** Small where the page's first sentence is its true heading. */
  readonly small?: boolean;
}

/** A page's title, in the window too. Takes the focus when the page is come to, but not at the very first. */
export function PageHeading({ title, small = false }: PageHeadingProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Claves`;
    if (opened) heading.current?.focus();
    opened = true;
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1} className={cx(styles['title'], small && styles['small'])}>
      {title}
    </h1>
  );
}
