import { type ReactNode, useRef } from 'react';
import { words } from '../words/words.ts';
import { Button } from './button.tsx';
import { Actions } from './part.tsx';

/** How much of a long list is shown at first, and how much more at each press. */
export const AT_ONCE = 100;

interface ShowMoreProps {
  readonly shown: number;
  readonly of: number;
  readonly onShow: (shown: number) => void;
}

/** Under a list that is longer than what is shown at once. */
export function ShowMore({ shown, of, onShow }: ShowMoreProps): ReactNode {
  const count = useRef<HTMLSpanElement>(null);
  if (of <= AT_ONCE) return null;
  const w = words().ui.showMore;
  const show = () => {
    // The button goes with the last press: the count beside it takes its focus.
    if (shown + AT_ONCE >= of) count.current?.focus();
    onShow(shown + AT_ONCE);
  };
  return (
    <Actions>
      {shown < of && <Button onPress={show}>{w.button}</Button>}
      <span ref={count} tabIndex={-1}>
        {w.shown(Math.min(shown, of), of)}
      </span>
    </Actions>
  );
}
