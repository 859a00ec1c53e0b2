import { useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Popover, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { api, Refused } from '../../api/client';
import { Live } from './Live';
import { Preferences } from './Preferences';
import { Answered } from './States';
import { useMe, usePlaces } from './session';
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
  if (me.error instanceof Refused && me.error.problem.status === 401) {
    return <Navigate to="/sign-in" replace state={{ from: location.pathname + location.search }} />;
  }
  return (
    <Answered asked={me}>
      {(found) => {
        countInZone(found.zone);
        return <SignedIn username={found.username} rights={found.rights} synthetic={found.synthetic} />;
      }}
    </Answered>
  );
}

function SignedIn({ username, rights, synthetic }: { username: string; rights: string[]; synthetic: boolean }) {
  const { t } = useTranslation('console');
  const { search } = useLocation();
  const navigate = useNavigate();
  const queries = useQueryClient();

  async function signOut() {
    await api.POST('/api/sign-out');
    queries.clear();
    navigate('/sign-in', { replace: true });
  }

  return (
    <div className="shell">
      <a className="skip" href="#page">
        {t('skip')}
      </a>
      <header className="shell-bar">
        <Link className="brand" to={`/command${viewSearch(search)}`}>
          {t('shared:product')}
        </Link>
        <PlaceAndCutOff />
        <Live />
        <span className="grow" />
        {synthetic && <span className="quiet">{t('synthetic')}</span>}
        <Popover
          trigger="click"
          placement="bottomRight"
          content={
            <>
              <Preferences />
              <Button block onClick={signOut} style={{ marginTop: 16 }}>
                {t('shared:signIn.out')}
              </Button>
            </>
          }
        >
          <Button aria-label={t('me')}>{username}</Button>
        </Popover>
      </header>
      <nav className="shell-rail" aria-label={t('nav.label')}>
        {PAGES.filter((page) => rights.includes(page.right)).map((page) => (
          <NavLink key={page.path} to={`${page.path}${viewSearch(search)}`}>
            {t(`nav.${page.word}`)}
          </NavLink>
        ))}
      </nav>
      <main className="shell-page" id="page" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

function PlaceAndCutOff() {
  const { t } = useTranslation('console');
  const places = usePlaces();
  const view = useView();
  return (
    <>
      <Select
        aria-label={t('place')}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ minWidth: 220 }}
        value={view.region === '' ? null : view.region}
        onChange={view.choosePlace}
        loading={places.isPending}
        options={(places.data ?? []).map((place: { region: string; name: string }) => ({
          value: place.region,
          label: `${'　'.repeat(place.region.split('/').length - 2)}${place.name}`,
        }))}
      />
      <DatePicker
        aria-label={t('cutOff')}
        placeholder={t('now')}
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        value={view.asOf === undefined ? null : dayjs(view.asOf)}
        onChange={(chosen) => view.chooseCutOff(chosen === null ? undefined : chosen.format('YYYY-MM-DDTHH:mm:ssZ'))}
      />
    </>
  );
}
