import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './icon-button.module.css';

interface IconButtonProps {
  readonly Icon: LucideIcon;
  /** What it does, for who does not see the picture, and for who points at it. */
  readonly name: string;
  /** The keys that do the same, as on their caps, */
  readonly keys?: readonly string[];
  /** and as ARIA writes them, such as `Control+K`. */
  readonly shortcuts?: string;
  readonly onPress: () => void;
}

/** A button that is a picture. */
export function IconButton({ Icon, name, keys, shortcuts, onPress }: IconButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={styles['button']}
      aria-label={name}
      title={keys === undefined ? name : `${name} (${keys.join(' ')})`}
      aria-keyshortcuts={shortcuts}
      onClick={onPress}
    >
      <Icon aria-hidden="true" size={20} strokeWidth={1.5} />
    </button>
  );
}
