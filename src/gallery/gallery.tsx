import type { ReactNode } from 'react';
import { Announcer } from '../ui/announcer.tsx';
import { HurryContext } from '../ui/doing.tsx';
import { ExplainContext } from '../ui/failure.tsx';
import { Mark } from '../ui/mark.tsx';
import { CHARTS } from './charts.tsx';
import { CONTROLS } from './controls.tsx';
import { FOUNDATIONS } from './foundations.tsx';
import styles from './gallery.module.css';
import { MESSAGES } from './messages.tsx';
import { PICTURES } from './pictures.tsx';
import type { Specimen } from './specimen.ts';

const SPECIMENS: readonly Specimen[] = [...FOUNDATIONS, ...CONTROLS, ...MESSAGES, ...PICTURES, ...CHARTS];

const explain = () => ({
  code: 'SERVER_UNREACHABLE',
  happened: 'The home server could not be reached.',
  safe: 'Nothing is lost: what was to be sent is kept.',
  todo: 'Check the connection, then try again.',
});

/** Every component in every state, in both themes side by side. For those who build with them. */
export function Gallery(): ReactNode {
  return (
    <Announcer>
      <ExplainContext value={explain}>
        <HurryContext value={() => undefined}>
          <header className={styles['head']}>
            <Mark size={40} />
            <h1>Components</h1>
          </header>
          <main>
            {SPECIMENS.map((specimen) => (
              <Shown key={specimen.name} {...specimen} />
            ))}
          </main>
        </HurryContext>
      </ExplainContext>
    </Announcer>
  );
}

function Shown({ name, Matter }: Specimen): ReactNode {
  return (
    <section className={styles['specimen']}>
      <h2>{name}</h2>
      {(['light', 'dark'] as const).map((theme) => (
        <div key={theme} className={styles['theme']} data-scheme={theme}>
          <Matter />
        </div>
      ))}
    </section>
  );
}
