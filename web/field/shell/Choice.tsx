import { useId } from 'react';

interface Props<T extends string> {
  label: string;
  options: readonly T[];
  words: (option: T) => string;
  value: T | null;
  onChoose: (option: T) => void;
  /** How many stand beside each other. */
  columns?: number;
}

/** One of a few, all of them seen, each a target for a thumb. */
export function Choice<T extends string>({ label, options, words, value, onChoose, columns = 2 }: Props<T>) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      <div className="options" data-columns={columns}>
        {options.map((option) => (
          <label key={option} data-chosen={value === option}>
            <input
              type="radio"
              name={name}
              value={option}
              checked={value === option}
              onChange={() => onChoose(option)}
            />
            <span>{words(option)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface ManyProps {
  label: string;
  options: { value: string; words: string }[];
  /** What it is called when it is none of them, where that has to be said. */
  none?: string;
  /** Null while nothing is answered. */
  value: readonly string[] | null;
  onChange: (value: string[]) => void;
  columns?: number;
}

/** Any of a few, or none of them. */
export function Choices({ label, options, none, value, onChange, columns = 2 }: ManyProps) {
  const chosen = value ?? [];
  const isNone = value !== null && value.length === 0;
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      <div className="options" data-columns={columns}>
        {none !== undefined && (
          <label data-chosen={isNone}>
            <input type="checkbox" checked={isNone} onChange={() => onChange([])} />
            <span>{none}</span>
          </label>
        )}
        {options.map((option) => (
          <label key={option.value} data-chosen={chosen.includes(option.value)}>
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={(event) =>
                onChange(
                  event.target.checked ? [...chosen, option.value] : chosen.filter((other) => other !== option.value),
                )
              }
            />
            <span>{option.words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
