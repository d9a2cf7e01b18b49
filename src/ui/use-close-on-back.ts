import { useEffect } from 'react';

/** Closes what stands over the page when the browser goes back: the page underneath is another one then. */
export function useCloseOnBack(isOpen: boolean, onClose: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    addEventListener('popstate', onClose);
    return () => removeEventListener('popstate', onClose);
  }, [isOpen, onClose]);
}
