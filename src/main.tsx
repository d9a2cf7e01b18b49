import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { allowOwnScripts } from './app/trusted-types.ts';
import { createClient } from './worker/client.ts';

allowOwnScripts();

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App connect={createClient} />);
