import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { api, data } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { PagedRows } from '../parts/PagedRows';
import { Refusal } from '../parts/Refusal';
import { Answered } from '../shell/States';
import { useMe } from '../shell/session';
import { shortTime } from '../shell/time';
import { useView, viewSearch } from '../shell/view';

type Move = Schemas['MovesMoveView'];

const A_PAGE = 50;

/** Who moved from one grid to another and is not accepted there yet: both sides see them until then. */
export function Component() {
  const { t } = useTranslation('moves');
  const { region } = useView();
  const asked = useInfiniteQuery({
    queryKey: ['moves', region],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/moves', {
          params: { query: { region, limit: A_PAGE, ...(pageParam === '' ? {} : { after: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: region !== '',
  });
  return (
    <div className="command">
      <title>{`${t('title')} · ${t('shared:product')}`}</title>
      <h1>{t('title')}</h1>
      <p className="quiet">{t('hint')}</p>
      <section className="panel" aria-label={t('title')}>
        <Answered asked={asked}>
          {({ pages }) => (
            <PagedRows paged={asked} rows={pages.flatMap(({ moves }) => moves)} none={t('none')}>
              {(move) => <MoveRow key={move.id} move={move} />}
            </PagedRows>
          )}
        </Answered>
      </section>
    </div>
  );
}

function MoveRow({ move }: { move: Move }) {
  const { t } = useTranslation('moves');
  const { search } = useLocation();
  return (
    <li>
      <p>
        <Link to={`/people/${move.person}${viewSearch(search)}`}>{move.name ?? t('person:nameless')}</Link>
        <span>{t('fromTo', { from: move.fromName, to: move.toName })}</span>
      </p>
      <p>
        <span className="quiet">{t('since', { time: shortTime(move.movedAt) })}</span>
        {move.incoming ? <Accept move={move} /> : <span className="quiet">{t('waiting')}</span>}
      </p>
    </li>
  );
}

function Accept({ move }: { move: Move }) {
  const { t } = useTranslation('moves');
  const me = useMe();
  const queries = useQueryClient();
  const accept = useMutation({
    mutationFn: () => data(api.POST('/api/moves/{id}/accept', { params: { path: { id: move.id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['moves'] }),
  });
  if (!(me.data?.rights.includes('RECORD') ?? false)) {
    return <span className="quiet">{t('waiting')}</span>;
  }
  return (
    <>
      <Button onClick={() => accept.mutate()} loading={accept.isPending}>
        {t('accept', { name: move.name ?? t('person:nameless') })}
      </Button>
      <Refusal error={accept.error} />
    </>
  );
}
