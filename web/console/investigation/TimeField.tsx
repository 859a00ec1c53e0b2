import { DatePicker } from 'antd';
import { fromTheWall, onTheWall } from './zoned';

interface Props {
  label: string;
  value: string | null;
  onChange: (instant: string | null) => void;
  placeholder?: string;
  clearable?: boolean;
}

/** A time in the zone of the server. */
export function TimeField({ label, value, onChange, placeholder, clearable = false }: Props) {
  return (
    <DatePicker
      aria-label={label}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      allowClear={clearable}
      needConfirm={false}
      value={value === null ? null : onTheWall(value)}
      onChange={(picked) => onChange(picked === null ? null : fromTheWall(picked))}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
}
