import type { ReactNode } from 'react';

interface Choice<T extends string> {
  value: T;
  label: string;
}

/** One of a few, with the control of the browser: quick, and known to every aid. */
export function Choose<T extends string>({
  label,
  value,
  choices,
  onChoose,
}: {
  label: ReactNode;
  value: T;
  choices: readonly Choice<T>[];
  onChoose: (chosen: T) => void;
}) {
  return (
    <label className="choose">
      <span className="quiet">{label}</span>
      <select value={value} onChange={(event) => onChoose(event.target.value as T)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** One of two or three that all stay in sight. */
export function Switch<T extends string>({
  label,
  value,
  choices,
  onChoose,
}: {
  label: string;
  value: T;
  choices: readonly Choice<T>[];
  onChoose: (chosen: T) => void;
}) {
  return (
    <fieldset className="switch">
      <legend className="unseen">{label}</legend>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChoose(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}
