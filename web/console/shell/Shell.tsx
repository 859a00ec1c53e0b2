import { useQueryClient } from '@tanstack/react-query';
import { Button, Popover } from 'antd';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { api, data, Refused } from '../../api/client';
import { useClock } from './clock';
import { FindPerson } from './FindPerson';
import { Live } from './Live';
import { PlaceAndCutOff } from './PlaceAndCutOff';
import { Preferences } from './Preferences';
import { Answered, Empty } from './States';
import { isSignedOut, type Me, useMe, usePlaces } from './session';
import { countInZone } from './time';
import { useView, viewSearch } from './view';

/** In the order of the day; each with the right it needs. */
const PAGES = [
  { path: '/command', word: 'command', right: 'READ_REPORTS' },
  { path: '/lists', word: 'lists', right: 'READ_PEOPLE' },
  { path: '/ledger', word: 'ledger', right: 'READ_PEOPLE' },
  { path: '/investigations', word: 'investigations', right: 'INVESTIGATE' },
] as const;

export function Shell() {
  const me = useMe();
  const location = useLocation();
  const clock = useClock();
  if (isSignedOut(me.error)) {
    const from = location.pathname + location.search;
    return <Navigate to="/sign-in" replace state={{ from, expired: me.data !== undefined }} />;
  }
  return (
    <Answered asked={me}>
      {(found) => {
        countInZone(found.zone);
        return clock.isPending ? null : <SignedIn me={found} />;
      }}
    </Answered>
  );
}

/** The first page that the account may use. */
export function Start() {
  const { t } = useTranslation('console');
  const me = useMe();
  const { search } = useLocation();
  const first = PAGES.find((page) => me.data?.rights.includes(page.right));
  return first === undefined ? (
    <>
      <title>{`${t('shared:state.noRight')} · ${t('shared:product')}`}</title>
      <h1>{t('shared:state.noRight')}</h1>
      <p>{t('noPages')}</p>
    </>
  ) : (
    <Navigate to={`${first.path}${viewSearch(search)}`} replace />
  );
}

function SignedIn({ me }: { me: Me }) {
  const { t } = useTranslation('console');
  const { search, pathname } = useLocation();
  const page = usePageFocus(pathname);
  const places = usePlaces();

  return (
    <div className="shell">
      <a className="skip" href="#page">
        {t('skip')}
      </a>
      <header className="shell-bar">
        <Link className="brand" to={`/${viewSearch(search)}`}>
          {t('shared:product')}
        </Link>
        <PlaceAndCutOff />
        <Live />
        <span className="grow" />
        {me.rights.includes('READ_PEOPLE') && <FindPerson />}
        <Account me={me} />
      </header>
      <nav className="shell-rail" aria-label={t('nav.label')}>
        {PAGES.filter((each) => me.rights.includes(each.right)).map((each) => (
          <NavLink key={each.path} to={`${each.path}${viewSearch(search)}`}>
            {t(`nav.${each.word}`)}
          </NavLink>
        ))}
        {me.synthetic && <p className="quiet">{t('synthetic')}</p>}
      </nav>
      <main className="shell-page" id="page" tabIndex={-1} ref={page}>
        <Offline />
        <UnreadCutOff />
        {places.isSuccess && places.data.length === 0 ? <Empty>{t('noPlace')}</Empty> : <Outlet />}
      </main>
    </div>
  );
}

function Account({ me }: { me: Me }) {
  const { t } = useTranslation('console');
  const navigate = useNavigate();
  const queries = useQueryClient();

  const [refusal, setRefusal] = useState('');

  async function signOut() {
    setRefusal('');
    try {
      await data(api.POST('/api/sign-out', {}));
    } catch (error) {
      if (!isSignedOut(error)) {
        setRefusal(error instanceof Refused ? error.problem.detail : t('signOutUnreachable'));
        return;
      }
    }
    queries.clear();
    navigate('/sign-in', { replace: true });
  }

  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="account">
          <p>
            {me.username} · {t(`shared:role.${me.role}`)}
          </p>
          <Preferences />
          <Button block onClick={signOut}>
            {t('shared:signIn.out')}
          </Button>
          {refusal !== '' && <p role="alert">{refusal}</p>}
        </div>
      }
    >
      <Button aria-label={`${t('me')} ${me.username}`}>{me.username}</Button>
    </Popover>
  );
}

function Offline() {
  const { t } = useTranslation('console');
  const online = useSyncExternalStore(
    (changed) => {
      window.addEventListener('online', changed);
      window.addEventListener('offline', changed);
      return () => {
        window.removeEventListener('online', changed);
        window.removeEventListener('offline', changed);
      };
    },
    () => navigator.onLine,
  );
  return online ? null : (
    <p className="notice" role="status">
      {t('offline')}
    </p>
  );
}

function UnreadCutOff() {
  const { t } = useTranslation('console');
  return useView().isUnread ? (
    <p className="notice" role="alert">
      {t('unreadCutOff')}
    </p>
  ) : null;
}

/** Another page begins at its start, for eyes and for screen readers. */
function usePageFocus(pathname: string) {
  const page = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current !== pathname) {
      before.current = pathname;
      page.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  }, [pathname]);
  return page;
}
