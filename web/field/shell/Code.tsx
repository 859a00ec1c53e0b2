import { useTranslation } from 'react-i18next';

export type HealthCode = 'GREEN' | 'YELLOW' | 'RED';

export const SIGNS: Record<HealthCode, string> = { RED: '■', YELLOW: '▲', GREEN: '●' };

/** A health code: colour, sign and word together, never colour alone. */
export function Code({ code }: { code: HealthCode }) {
  const { t } = useTranslation('shared');
  return (
    <span className={`code code-${code.toLowerCase()}`}>
      <span aria-hidden="true">{SIGNS[code]} </span>
      {t(`code.${code}`)}
    </span>
  );
}
