import type { InputHTMLAttributes } from 'react';
import { useId } from 'react';

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  label: string;
  value: string;
  onValue: (value: string) => void;
  hint?: string;
  /** What is wrong with it and what to do. */
  flaw?: string;
}

export function Field({ label, value, onValue, hint, flaw, ...input }: Props) {
  const id = useId();
  const said = [hint ? `${id}-hint` : '', flaw ? `${id}-flaw` : ''].filter((one) => one !== '').join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        value={value}
        onChange={(event) => onValue(event.target.value)}
        aria-invalid={flaw ? true : undefined}
        aria-describedby={said === '' ? undefined : said}
        {...input}
      />
      {flaw && (
        <p className="flaw" role="alert" id={`${id}-flaw`}>
          {flaw}
        </p>
      )}
    </div>
  );
}
