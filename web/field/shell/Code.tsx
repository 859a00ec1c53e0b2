import { useTranslation } from 'react-i18next';

const SIGNS = new Map([
  ['RED', '■'],
  ['YELLOW', '▲'],
  ['GREEN', '●'],
]);

export function signOf(code: string): string {
  return SIGNS.get(code) ?? '';
}

/** A health code: colour, sign and word together, never colour alone. Without a protocol there is none. */
export function Code({ code }: { code: string | null }) {
  const { t } = useTranslation('shared');
  if (code === null) {
    return <span className="quiet">– {t('code.none')}</span>;
  }
  return (
    <span className={`code code-${code.toLowerCase()}`}>
      <span aria-hidden="true">{signOf(code)} </span>
      {t(`code.${code}`)}
    </span>
  );
}
