import { useTranslation } from 'react-i18next';

/** From one day until another; open where nothing ends it. */
export function Span({ from, until }: { from: string | null; until: string | null }) {
  const { t } = useTranslation('protocols');
  if (from === null && until === null) {
    return <span className="quiet">{t('span.always')}</span>;
  }
  return until === null ? t('span.from', { from }) : `${from ?? '…'} – ${until}`;
}
