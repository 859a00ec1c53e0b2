import { useTranslation } from 'react-i18next';

/** Said where single exposures were asked for and the trace has none. */
export function NotKept() {
  const { t } = useTranslation('investigation');
  return <p className="notice">{t('notKept')}</p>;
}
