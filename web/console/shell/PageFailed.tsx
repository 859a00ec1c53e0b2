import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHref } from 'react-router';

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

/** The frame of all pages broke: begun anew, without what the address said, it may hold again. */
export function ConsoleFailed() {
  const { t } = useTranslation('console');
  const start = useHref('/');
  return (
    <main>
      <title>{`${t('shared:state.error')} · ${t('shared:product')}`}</title>
      <PageFailed />
      <p className="shell-page">
        <a href={start}>{t('toStart')}</a>
      </p>
    </main>
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
