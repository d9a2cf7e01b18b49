import { type ReactNode, useId } from 'react';
import styles from './choice.module.css';

interface ChoiceProps<Value extends string> {
  readonly legend: string;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly size?: 'normal' | 'small';
}

/** One of a few, all in sight: a row of radio buttons. The legend is for screen readers. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): ReactNode {
  const name = useId();
  return (
    <fieldset className={styles['choice']} data-size={props.size ?? 'normal'}>
      <legend className="visually-hidden">{props.legend}</legend>
      {props.options.map(({ value, label }) => (
        <label key={value} className={styles['option']}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
