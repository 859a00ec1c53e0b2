import { useTranslation } from 'react-i18next';

const SIGNS = { RED: '■', YELLOW: '▲', GREEN: '●' } as const;

/** A health code: colour, sign and word together, never colour alone. */
export function Code({ code }: { code: string }) {
  const { t } = useTranslation('shared');
  const sign = SIGNS[code as keyof typeof SIGNS];
  return (
    <span className={`code code-${code.toLowerCase()}`}>
      <span aria-hidden="true">{sign} </span>
      {t(`code.${code}`)}
    </span>
  );
}
