import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './icon-button.module.css';

interface IconButtonProps {
  readonly Icon: LucideIcon;
  /** What it does, for who does not see the picture, and for who points at it. */
  readonly name: string;
  /** The keys that do the same. */
  readonly keys?: readonly string[];
  readonly onPress: () => void;
}

/** A button that is a picture. */
export function IconButton({ Icon, name, keys, onPress }: IconButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={styles['button']}
      aria-label={name}
      title={keys === undefined ? name : `${name} (${keys.join(' ')})`}
      aria-keyshortcuts={keys?.join('+').replace('Ctrl', 'Control').replace('⌘', 'Meta')}
      onClick={onPress}
    >
      <Icon aria-hidden="true" size={20} strokeWidth={1.5} />
    </button>
  );
}
