import type { ReactNode } from 'react';
import { Choice } from '../../ui/choice.tsx';
import { Select } from '../../ui/select.tsx';
import { countWords } from '../../words/numbers.ts';
import { words } from '../../words/words.ts';
import type { KeyPackageRow } from '../../worker/use-cases.ts';
import { choicesIn, countByState, type Filter, type StateFilter } from './filter.ts';
import styles from './key-packages.module.css';
import { CIPHER_SUITES } from './mls-names.ts';

interface FiltersProps {
  readonly rows: readonly KeyPackageRow[];
  readonly filter: Filter;
  readonly onChange: (change: Partial<Filter>) => void;
}

/** By state, by suite, by ID-Cert. */
export function Filters({ rows, filter, onChange }: FiltersProps): ReactNode {
  const w = words().keyPackages.table;
  const { suites, serials } = choicesIn(rows);
  const states = countByState(rows, filter).map(({ state, count }) => ({
    value: state,
    label: `${nameOf(state)} ${countWords(count)}`,
  }));
  return (
    <div className={styles['filters']}>
      <Choice
        legend={w.which}
        size="small"
        options={states}
        value={filter.state}
        onChange={(state) => onChange({ state })}
      />
      <div className={styles['narrower']}>
        <Select
          label={w.suite}
          options={[{ value: '', label: w.allSuites }, ...suites.map(suiteOption)]}
          value={filter.suite}
          onChange={(suite) => onChange({ suite })}
        />
        <Select
          label={w.idCert}
          options={[
            { value: '', label: w.allIdCerts },
            ...serials.map((serial) => ({ value: serial, label: serial })),
          ]}
          value={filter.serial}
          onChange={(serial) => onChange({ serial })}
        />
      </div>
    </div>
  );
}

function nameOf(state: StateFilter): string {
  const { filters, states } = words().keyPackages;
  if (state === 'last-resort') return filters.lastResort;
  return state === 'waiting' || state === 'all' ? filters[state] : states[state];
}

function suiteOption(value: string) {
  const names: Readonly<Record<string, string>> = CIPHER_SUITES;
  const unnamed = value === 'none' ? words().keyPackages.table.unreadable : value;
  return { value, label: names[value] ?? unnamed };
}
