import { useTranslation } from 'react-i18next';

const SIGNS = { RED: '■', YELLOW: '▲', GREEN: '●' } as const;

/** A health code: colour, sign and word together, never colour alone. No protocol in effect, no code. */
export function Code({ code }: { code: string | null }) {
  const { t } = useTranslation('shared');
  if (code === null) {
    return <span className="quiet">– {t('noProtocol')}</span>;
  }
  const sign = SIGNS[code as keyof typeof SIGNS];
  return (
    <span className={`code code-${code.toLowerCase()}`}>
      <span aria-hidden="true">{sign} </span>
      {t(`code.${code}`)}
    </span>
  );
}
