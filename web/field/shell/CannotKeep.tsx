import { useTranslation } from 'react-i18next';

/** The browser gives no room to keep anything in, so there is no working here. */
export function CannotKeep() {
  const { t } = useTranslation('field');
  return (
    <div className="notice stacked" role="alert">
      <p>{t('cannotKeep')}</p>
      <button type="button" className="act" onClick={() => window.location.reload()}>
        {t('openAgain')}
      </button>
    </div>
  );
}
