import type { FormEvent, ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { words } from '../words/words.ts';
import { Button } from './button.tsx';
import styles from './confirm.module.css';
import { useCloseOnBack } from './use-close-on-back.ts';

interface ConfirmProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The verb on the button that does it. */
  readonly verb: string;
  readonly isOpen: boolean;
  readonly isPending: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/**
 * Asks before something that cannot be taken back. Escape, the first button and the browser's Back close it, also while
 * it runs. Enter in a field of `children` confirms.
 */
export function Confirm({
  title,
  children,
  verb,
  isOpen,
  isPending,
  onConfirm,
  onClose,
}: ConfirmProps): ReactNode {
  useCloseOnBack(isOpen, onClose);
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    // React hands it on to the form around the component, though in the page the dialog stands outside of it.
    event.stopPropagation();
    onConfirm();
  };
  return (
    <ModalOverlay
      className={styles['overlay'] ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog role="alertdialog" className={styles['dialog'] ?? ''}>
          <Heading slot="title" className={styles['title'] ?? ''}>
            {title}
          </Heading>
          <form className={styles['form']} onSubmit={confirm} noValidate>
            {children}
            <div className={styles['actions']}>
              <Button onPress={onClose}>{words().ui.cancel}</Button>
              <Button kind="danger" type="submit" isPending={isPending}>
                {verb}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
