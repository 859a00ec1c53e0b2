import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { type Desk, useDiskFailed } from '../outbox/desk';
import { QueueState } from '../outbox/QueueState';
import { CannotKeep } from './CannotKeep';
import { SignInSheet } from './SignInSheet';
import { UpdateBar } from './UpdateBar';

export interface Tab {
  to: string;
  words: string;
  end?: boolean;
}

/**
 * What stands around every page: the state of network and queue above, the places to go below. What the page before has
 * done is said in one place that is always there, so that it is read aloud.
 */
export function Frame({ desk, tabs, more }: { desk: Desk | null; tabs: Tab[]; more: string }) {
  const { t } = useTranslation('field');
  const { state } = useLocation();
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="bar">
        <Link className="product" to="/">
          {t('shared:product')}
        </Link>
        <QueueState desk={desk} to={more === '/resident' ? '/resident/outbox' : '/outbox'} />
        <Link className="more" to="/settings">
          {t('settings.title')}
        </Link>
      </header>
      <UpdateBar />
      {desk !== null && <SignInSheet desk={desk} />}
      {desk !== null && <DiskBar desk={desk} />}
      <main id="main">
        <p className="said" role="status">
          {typeof state?.said === 'string' ? state.said : ''}
        </p>
        <Suspense fallback={<p className="state">{t('shared:state.loading')}…</p>}>
          <Outlet />
        </Suspense>
      </main>
      {tabs.length > 0 && (
        <nav className="tabs" aria-label={t('places')}>
          {tabs.map((tab) => (
            <NavLink key={tab.to} to={tab.to} end={tab.end ?? false}>
              {tab.words}
            </NavLink>
          ))}
        </nav>
      )}
    </div>
  );
}

function DiskBar({ desk }: { desk: Desk }) {
  return useDiskFailed(desk) ? <CannotKeep /> : null;
}
