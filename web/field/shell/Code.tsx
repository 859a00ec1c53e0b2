import { useTranslation } from 'react-i18next';

const SIGNS = new Map([
  ['RED', '■'],
  ['YELLOW', '▲'],
  ['GREEN', '●'],
]);

export function signOf(code: string): string {
  return SIGNS.get(code) ?? '';
}

/** A health code: colour, sign and word together, never colour alone. */
export function Code({ code }: { code: string }) {
  const { t } = useTranslation('shared');
  return (
    <span className={`code code-${code.toLowerCase()}`}>
      <span aria-hidden="true">{signOf(code)} </span>
      {t(`code.${code}`)}
    </span>
  );
}
