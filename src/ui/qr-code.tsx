import { type ReactNode, useMemo } from 'react';
import { encode } from 'uqr';
import styles from './qr-code.module.css';

/** Modules of quiet around it, which readers need. */
const BORDER = 4;

/** A QR code, dark on light in every theme: many readers know no other. `text`: what it says, for screen readers. */
export function QrCode({ content, text }: { content: string; text: string }): ReactNode {
  const { size, path } = useMemo(() => drawn(content), [content]);
  return (
    <svg
      className={styles['code']}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={text}
    >
      <path className={styles['dark']} d={path} />
    </svg>
  );
}

function drawn(content: string): { size: number; path: string } {
  const { data, size } = encode(content, { ecc: 'M', border: BORDER });
  const rows = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join(''));
  return { size, path: rows.join('') };
}
