import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { allowOwnScripts } from './app/trusted-types.ts';
import { wantedLanguage } from './words/language.ts';
import { speak } from './words/words.ts';
import { createClient } from './worker/client.ts';

allowOwnScripts();
// English is always here: without the other catalogue the page still opens. No `await`: that catalogue's chunk waits for
// this one to be done.
void speak(wantedLanguage())
  .catch(() => undefined)
  .then(open);

function open(): void {
  const root = document.getElementById('root');
  if (root !== null) createRoot(root).render(<App connect={createClient} />);
}
