import type { ReactNode } from 'react';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Moment } from '../../ui/moment.tsx';
import { StepChart } from '../../ui/step-chart.tsx';
import { shortDateWords } from '../../ui/time.ts';
import { countWords } from '../../words/numbers.ts';
import { words } from '../../words/words.ts';
import type { Overview, StockDay } from '../../worker/use-cases.ts';
import styles from './overview.module.css';

interface PoolHistoryProps {
  readonly pool: Overview['pool'];
  readonly days: readonly StockDay[];
}

/** The stock of the last 30 days: as a picture, and in numbers. */
export function PoolHistory({ pool, days }: PoolHistoryProps): ReactNode {
  const w = words().overview;
  const { key, refill, target } = w.pool.chart;
  return (
    <div>
      <StepChart
        steps={days.map(({ stock, claimed }) => ({ line: stock, bar: claimed }))}
        levels={[
          { at: pool.refillAt, name: refill },
          { at: pool.target, name: target },
        ]}
        ends={[shortDateWords(days[0]?.from ?? 0), w.today]}
        text={chartWords(days)}
      />
      <p className={styles['key']}>{key}</p>
      <Numbers days={days} />
    </div>
  );
}

/** The picture in a sentence or two. */
function chartWords(days: readonly StockDay[]): string {
  const stocks = days.map(({ stock }) => stock);
  return words().overview.pool.chart.text({
    least: countWords(Math.min(...stocks)),
    most: countWords(Math.max(...stocks)),
    now: countWords(stocks.at(-1) ?? 0),
    claimed: countWords(days.reduce((sum, { claimed }) => sum + claimed, 0)),
  });
}

function Numbers({ days }: { days: readonly StockDay[] }): ReactNode {
  const w = words().overview.pool.chart;
  return (
    <Disclosure summary={w.numbers}>
      <table className={styles['numbers']}>
        <thead>
          <tr>
            <th scope="col">{w.day}</th>
            <th scope="col">{w.stock}</th>
            <th scope="col">{w.claimed}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ from, stock, claimed }) => (
            <tr key={from}>
              <th scope="row">
                <Moment at={from} />
              </th>
              <td>{countWords(stock)}</td>
              <td>{countWords(claimed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  );
}
