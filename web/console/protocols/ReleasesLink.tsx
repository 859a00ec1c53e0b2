import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useRight } from '../shell/session';
import { changedSearch, viewSearch } from '../shell/view';
import type { Adoption } from './types';

/** To whom an adoption released, for those who may see people. */
export function ReleasesLink({ adoption }: { adoption: Pick<Adoption, 'region' | 'effectiveFrom'> }) {
  const { t } = useTranslation('protocols');
  const { search } = useLocation();
  const to = changedSearch(viewSearch(search), {
    adoptedFor: adoption.region,
    effectiveFrom: adoption.effectiveFrom,
  });
  return useRight('READ_PEOPLE') ? <Link to={`/protocols/releases${to}`}>{t('releases.link')}</Link> : null;
}
