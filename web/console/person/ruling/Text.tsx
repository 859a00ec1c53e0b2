import { Input } from 'antd';
import { useId } from 'react';

/** A few sentences of somebody, no longer than so many characters. */
export function Text({
  label,
  value,
  longest,
  onValue,
}: {
  label: string;
  value: string;
  longest: number;
  onValue: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="ruling-field">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        value={value}
        maxLength={longest}
        rows={3}
        onChange={(event) => onValue(event.target.value)}
      />
    </div>
  );
}
