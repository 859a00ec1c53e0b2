import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { Essentials } from '../person/Essentials';
import { counted } from '../shell/number';
import { SidePanel } from '../shell/SidePanel';
import { Answered, Empty } from '../shell/States';
import { usePlaceName } from '../shell/session';
import { clockTime, readTime } from '../shell/time';
import { changedSearch, useView } from '../shell/view';
import { ColumnChooser } from './ColumnChooser';
import { useColumns } from './columns';
import { Export } from './Export';
import { FilterBar } from './FilterBar';
import { PeopleTable } from './PeopleTable';
import { useLedger } from './queries';

/** Who, with what next. */
export function Component() {
  const { t } = useTranslation('ledger');
  const [params] = useSearchParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const { asOf } = useView();
  const { shown, toggle } = useColumns();
  const open = params.get('open');
  return (
    <div className={open === null ? undefined : 'with-side'}>
      <title>{`${t('title')} · ${t('shared:product')}`}</title>
      <div className="ledger">
        <header className="page-head">
          <h1>{t('title')}</h1>
          <div className="page-acts">
            <ColumnChooser shown={shown} onToggle={toggle} />
            <Export columns={shown.map((column) => column.name)} />
          </div>
        </header>
        {asOf !== undefined && <p className="notice">{t('nowOnly')}</p>}
        <FilterBar />
        <People columns={shown} />
      </div>
      {open !== null && (
        <SidePanel
          title={t('essentials')}
          opened={open}
          onClose={() => navigate(changedSearch(search, { open: undefined }), { preventScrollReset: true })}
        >
          <Essentials person={open} />
        </SidePanel>
      )}
    </div>
  );
}

function People({ columns }: { columns: ReturnType<typeof useColumns>['shown'] }) {
  const { t } = useTranslation('ledger');
  const ledger = useLedger();
  const { region } = useView();
  const place = usePlaceName(region);
  const { hasNextPage, isFetching, fetchNextPage } = ledger;
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) {
      fetchNextPage();
    }
  }, [hasNextPage, isFetching, fetchNextPage]);
  return (
    <Answered asked={ledger}>
      {(found) => {
        const rows = found.pages.flatMap((page) => page.rows);
        return (
          <>
            <p className="quiet ledger-count">
              <span>
                {t(hasNextPage ? 'countMore' : 'count', { place, number: counted(rows.length) })}
                {' · '}
                {t('shared:asOf', { time: clockTime(readTime(ledger.dataUpdatedAt)) })}
              </span>
              <span className="keys">{t('keys')}</span>
            </p>
            {rows.length === 0 ? (
              <Empty>{t('none')}</Empty>
            ) : (
              <PeopleTable rows={rows} columns={columns} whole={!hasNextPage} onNearEnd={more} />
            )}
          </>
        );
      }}
    </Answered>
  );
}
