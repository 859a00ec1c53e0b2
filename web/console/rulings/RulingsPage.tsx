import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { api, data } from '../../api/client';
import { PagedRows } from '../parts/PagedRows';
import { Deadline } from '../person/ruling/AppealEntry';
import { useDecisionWords } from '../person/ruling/Proposal';
import type { Appeal, Ruling } from '../person/ruling/queries';
import { Answered } from '../shell/States';
import { shortTime } from '../shell/time';
import { useView, viewSearch } from '../shell/view';

const A_PAGE = 50;

/** Who waits for an answer, the overdue first, and which rulings wait for a second person. */
export function Component() {
  const { t } = useTranslation('ruling');
  const { region } = useView();
  return (
    <div className="command">
      <title>{`${t('page.title')} · ${t('shared:product')}`}</title>
      <h1>{t('page.title')}</h1>
      <Appeals region={region} />
      <Proposals region={region} />
    </div>
  );
}

const query = (region: string, after: string) => ({
  params: { query: { region, limit: A_PAGE, ...(after === '' ? {} : { after }) } },
});

function Appeals({ region }: { region: string }) {
  const { t } = useTranslation('ruling');
  const asked = useInfiniteQuery({
    queryKey: ['appeals', region],
    queryFn: ({ pageParam }) => data(api.GET('/api/appeals', query(region, pageParam))),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: region !== '',
  });
  return (
    <section className="panel" aria-labelledby="open-appeals">
      <h2 id="open-appeals">{t('page.appeals')}</h2>
      <Answered asked={asked}>
        {({ pages }) => (
          <>
            <p>
              {t('page.open', { count: pages[0]?.open ?? 0 })}{' '}
              <span className={(pages[0]?.overdue ?? 0) > 0 ? 'urgent' : 'quiet'}>
                {t('page.overdue', { count: pages[0]?.overdue ?? 0 })}
              </span>
            </p>
            <PagedRows paged={asked} rows={pages.flatMap((page) => page.appeals)} none={t('page.noAppeals')}>
              {(appeal) => <AppealRow key={appeal.id} appeal={appeal} />}
            </PagedRows>
          </>
        )}
      </Answered>
    </section>
  );
}

function AppealRow({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('ruling');
  return (
    <li>
      <p>
        <Person person={appeal.person} name={appeal.name} at="appeals" />
        <span className="quiet">{appeal.regionName}</span> <Deadline appeal={appeal} />
      </p>
      <p>
        {t('appeal.of', { clause: appeal.clause })}
        {appeal.answerer !== null && (
          <span className="quiet">{t('appeal.answerer', { name: appeal.answerer.name })}</span>
        )}
      </p>
    </li>
  );
}

function Proposals({ region }: { region: string }) {
  const { t } = useTranslation('ruling');
  const asked = useInfiniteQuery({
    queryKey: ['rulings', region],
    queryFn: ({ pageParam }) => data(api.GET('/api/rulings', query(region, pageParam))),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: region !== '',
  });
  return (
    <section className="panel" aria-labelledby="open-rulings">
      <h2 id="open-rulings">{t('page.rulings')}</h2>
      <Answered asked={asked}>
        {({ pages }) => (
          <PagedRows paged={asked} rows={pages.flatMap((page) => page.rulings)} none={t('page.noRulings')}>
            {(ruling) => <RulingRow key={ruling.id} ruling={ruling} />}
          </PagedRows>
        )}
      </Answered>
    </section>
  );
}

function RulingRow({ ruling }: { ruling: Ruling }) {
  const { t } = useTranslation('ruling');
  return (
    <li>
      <p>
        <Person person={ruling.person} name={ruling.name} at="rulings" />
        <span className="quiet">{ruling.regionName}</span> <strong>{useDecisionWords(ruling)}</strong>
      </p>
      <p className="quiet">
        {t('proposed', { by: ruling.proposedBy, time: shortTime(ruling.proposedAt) })} ·{' '}
        {t('endsAt', { time: shortTime(ruling.until) })}
      </p>
    </li>
  );
}

function Person({ person, name, at }: { person: string; name: string | null; at: string }) {
  const { t } = useTranslation('person');
  const { search } = useLocation();
  return <Link to={`/people/${person}${viewSearch(search)}#${at}`}>{name ?? t('nameless')}</Link>;
}
