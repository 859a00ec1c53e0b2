import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { type Column, DataTable } from '../parts/DataTable';
import { counted } from '../shell/number';
import { Empty } from '../shell/States';
import { useRight } from '../shell/session';
import { changedSearch } from '../shell/view';
import type { Shift } from './types';
import { categoryName } from './words';

/** How many go from which category to which; each opens the people. */
export function Shifts({ shifts }: { shifts: Shift[] }) {
  const { t } = useTranslation('protocols');
  const { search } = useLocation();
  const [params] = useSearchParams();
  const mayOpen = useRight('READ_PEOPLE');
  const to = ({ before, after }: Shift) => changedSearch(search, { before, after });
  const columns: Column<Shift>[] = [
    { key: 'before', kind: 'name', title: t('shift.before'), cell: ({ before }) => categoryName(before, t) },
    {
      key: 'after',
      kind: 'name',
      title: t('shift.after'),
      cell: ({ before, after }) =>
        before === after ? <span className="quiet">{t('shift.same')}</span> : `→ ${categoryName(after, t)}`,
    },
    {
      key: 'people',
      kind: 'number',
      title: t('shared:unit.persons'),
      cell: (shift) =>
        mayOpen ? (
          <Link to={to(shift)} preventScrollReset aria-label={`${titleOf(shift, t)} ${counted(shift.people)}`}>
            {counted(shift.people)}
          </Link>
        ) : (
          counted(shift.people)
        ),
    },
  ];
  return (
    <section className="shifts">
      <h2>{t('shift.title')}</h2>
      {shifts.length === 0 ? (
        <Empty>{t('shift.none')}</Empty>
      ) : (
        <>
          <DataTable
            caption={t('shift.title')}
            columns={columns}
            rows={shifts}
            rowKey={({ before, after }) => `${before} ${after}`}
            isCurrent={({ before, after }) => before === params.get('before') && after === params.get('after')}
            keys
          />
          {!mayOpen && <p className="quiet note">{t('shift.notYours')}</p>}
        </>
      )}
    </section>
  );
}

type Titled = Pick<Shift, 'before' | 'after'>;

export function titleOf({ before, after }: Titled, t: TFunction<'protocols'>): string {
  return before === after
    ? t('shift.within', { category: categoryName(before, t) })
    : t('shift.of', { before: categoryName(before, t), after: categoryName(after, t) });
}
