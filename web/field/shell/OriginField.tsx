import type { TFunction } from 'i18next';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

const PROVINCES =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' ');

interface Props {
  label: string;
  value: string;
  onValue: (code: string) => void;
}

/** Where somebody comes from or goes to, as a division code. Known without a network. */
export function OriginField({ label, value, onValue }: Props) {
  const { t } = useTranslation('field');
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onValue(event.target.value)} required>
        <option value="">{t('choose')}</option>
        {value !== '' && !PROVINCES.includes(value) && <option value={value}>{originWords(t, value)}</option>}
        {PROVINCES.map((code) => (
          <option key={code} value={code}>
            {t(`province.${code}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The name of the province of a division code, with the code where it says more. */
export function originWords(t: TFunction, code: string): string {
  const province = code.slice(0, 2);
  const name = PROVINCES.includes(province) ? t(`field:province.${province}`) : '';
  return code.length > 2 || name === '' ? `${name} ${code}`.trim() : name;
}
