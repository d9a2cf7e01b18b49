import type { ReactNode } from 'react';

/** The mark: a C clef, which is also the bit of a key. */
export function Mark({ size = 32 }: { size?: number }): ReactNode {
  return (
    <svg
      viewBox="0 0 24 32"
      height={size}
      width={(size * 24) / 32}
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      <path d="M4 2v28" strokeWidth="4" />
      <path d="M9.25 2v28" strokeWidth="1.5" />
      <path
        d="M12.5 7c7-3 10 6 0 9 10 3 7 12 0 9"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
