import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { viewSearch } from './view';

export function NotFound() {
  const { t } = useTranslation('console');
  const { search } = useLocation();
  return (
    <>
      <title>{`${t('notFound')} · ${t('shared:product')}`}</title>
      <h1>{t('notFound')}</h1>
      <p>{t('notFoundWhy')}</p>
      <p>
        <Link to={`/${viewSearch(search)}`}>{t('toStart')}</Link>
      </p>
    </>
  );
}
