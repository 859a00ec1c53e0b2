import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, NavLink, Outlet, useLocation } from 'react-router';
import { Unseen } from '../audit/Unseen';
import { Account } from './Account';
import { useClock } from './clock';
import { FindPerson } from './FindPerson';
import { Live } from './Live';
import { Offline, UnreadCutOff } from './Notices';
import { PlaceAndCutOff } from './PlaceAndCutOff';
import { SignInAgain } from './SignIn';
import { Answered, Empty } from './States';
import { isSignedOut, type Me, useMe, usePlaces } from './session';
import { countInZone } from './time';
import { viewSearch } from './view';

/** In the order of the day; each with the rights of which it needs one. */
const PAGES = [
  { path: '/command', word: 'command', rights: ['READ_REPORTS'] },
  { path: '/lists', word: 'lists', rights: ['READ_PEOPLE'] },
  { path: '/ledger', word: 'ledger', rights: ['READ_PEOPLE'] },
  { path: '/moves', word: 'moves', rights: ['READ_PEOPLE'] },
  { path: '/rulings', word: 'rulings', rights: ['RULE'] },
  { path: '/investigations', word: 'investigations', rights: ['INVESTIGATE'] },
  { path: '/protocols', word: 'protocols', rights: ['READ_REPORTS'] },
  { path: '/exports', word: 'exports', rights: ['READ_PEOPLE', 'SUPERVISE', 'READ_AUDIT'] },
  { path: '/emergency', word: 'emergency', rights: ['READ_PEOPLE'] },
  { path: '/audit', word: 'audit', rights: ['SUPERVISE', 'READ_AUDIT'] },
  { path: '/accounts', word: 'accounts', rights: ['ADMINISTER'] },
] as const;

const mayOpen = (me: Me | undefined, { rights }: (typeof PAGES)[number]) =>
  rights.some((right) => me?.rights.includes(right));

export function Shell() {
  const me = useMe();
  const location = useLocation();
  const clock = useClock();
  const ended = isSignedOut(me.error);
  if (me.data === undefined) {
    return ended ? (
      <Navigate to="/sign-in" replace state={{ from: location.pathname + location.search }} />
    ) : (
      <Answered asked={me}>{() => null}</Answered>
    );
  }
  countInZone(me.data.zone);
  return clock.isPending ? null : (
    <>
      <div hidden={ended}>
        <SignedIn me={me.data} />
      </div>
      {ended && <SignInAgain username={me.data.username} />}
    </>
  );
}

/** The first page that the account may use. */
export function Start() {
  const { t } = useTranslation('console');
  const me = useMe();
  const { search } = useLocation();
  const first = PAGES.find((page) => mayOpen(me.data, page));
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
  const rail = useShownInRail(pathname);
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
      <nav className="shell-rail" aria-label={t('nav.label')} ref={rail}>
        {PAGES.filter((each) => mayOpen(me, each)).map((each) => (
          <NavLink key={each.path} to={`${each.path}${viewSearch(search)}`}>
            {t(`nav.${each.word}`)}
            {each.word === 'audit' && <Unseen />}
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

/** On a phone the rail is wider than the screen: the page one is on stands in it where it is seen. */
function useShownInRail(pathname: string) {
  const rail = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another entry
  useEffect(() => {
    const shown = rail.current?.querySelector<HTMLElement>('[aria-current="page"]');
    rail.current?.scrollTo({ left: (shown?.offsetLeft ?? 0) - 16 });
  }, [pathname]);
  return rail;
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
