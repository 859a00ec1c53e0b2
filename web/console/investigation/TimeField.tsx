import type { FocusEvent } from 'react';
import { instantOf, wallTime } from '../shell/time';

/** Before this nobody means it; half-typed years lie there. */
const EARLIEST = '2019-01-01T00:00';

interface Props {
  label: string;
  value: string | null;
  onChange: (instant: string | null) => void;
  clearable?: boolean;
  id?: string;
  describedBy?: string;
}

/** A time in the zone of the server. It counts once the field is left, and goes back where it makes no time. */
export function TimeField({ label, value, onChange, clearable = false, id, describedBy }: Props) {
  const shown = value === null ? '' : wallTime(value);

  function leave(event: FocusEvent<HTMLInputElement>) {
    const field = event.target;
    if (!field.validity.valid || (field.value === '' && !clearable)) {
      field.value = shown;
    } else if (field.value !== shown) {
      onChange(field.value === '' ? null : instantOf(field.value));
    }
  }

  return (
    <input
      key={shown}
      type="datetime-local"
      className="time-field"
      id={id}
      aria-label={id === undefined ? label : undefined}
      aria-describedby={describedBy}
      min={EARLIEST}
      defaultValue={shown}
      onBlur={leave}
    />
  );
}
