import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { changedSearch } from '../shell/view';
import { ContactsTable } from './ContactsTable';
import { ChainSection } from './chain/ChainSection';
import { Places } from './Places';
import type { Trace } from './types';

const VIEWS = ['contacts', 'chain', 'places'] as const;

/** What a trace found, looked at in one of three ways: whom it reached, along which chain, and where. */
export function ResultViews({
  investigation,
  trace,
  generation,
}: {
  investigation: string;
  trace: Trace;
  generation: number;
}) {
  const { t } = useTranslation('investigation');
  const { search } = useLocation();
  const [params] = useSearchParams();
  const view = VIEWS.find((each) => each === params.get('view')) ?? 'contacts';
  return (
    <>
      <nav className="views" aria-label={t('views.label')}>
        {VIEWS.map((each) => (
          <Link
            key={each}
            to={changedSearch(search, { view: each === 'contacts' ? undefined : each })}
            preventScrollReset
            aria-current={each === view ? 'page' : undefined}
          >
            {t(`views.${each}`)}
          </Link>
        ))}
      </nav>
      {view === 'contacts' && (
        <ContactsTable key={generation} investigation={investigation} trace={trace} generation={generation} />
      )}
      {view === 'chain' && <ChainSection investigation={investigation} trace={trace} />}
      {view === 'places' && <Places investigation={investigation} trace={trace} />}
    </>
  );
}
