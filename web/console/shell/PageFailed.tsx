import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** A page that could not be loaded, or broke while it was shown. */
export function PageFailed() {
  const { t } = useTranslation('console');
  return (
    <div className="shell-page" role="alert">
      <h1>{t('shared:state.error')}</h1>
      <p>{t('pageFailed')}</p>
      <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
    </div>
  );
}

export function PageLoading() {
  const { t } = useTranslation('shared');
  return (
    <p className="state" role="status">
      {t('state.loading')}…
    </p>
  );
}
