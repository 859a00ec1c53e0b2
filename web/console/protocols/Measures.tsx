import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../parts/DataTable';
import { change, counted } from '../shell/number';
import { Empty } from '../shell/States';
import type { Measure } from './types';
import { categoryName } from './words';

export interface Names {
  first: string;
  second: string;
}

interface Props {
  title: string;
  kind: 'category' | 'tier';
  measures: Measure[];
  names: Names;
}

/** How many people there are under each of the two, and by how many more or fewer. */
export function Measures({ title, kind, measures, names }: Props) {
  const { t } = useTranslation('protocols');
  const columns: Column<Measure>[] = [
    {
      key: 'name',
      kind: 'name',
      title: t(`compare.${kind}`),
      cell: ({ name }) => (kind === 'category' ? categoryName(name, t) : t(`shared:tier.${name}`)),
    },
    { key: 'first', kind: 'number', title: names.first, cell: ({ first }) => counted(first) },
    { key: 'second', kind: 'number', title: names.second, cell: ({ second }) => counted(second) },
    {
      key: 'by',
      kind: 'number',
      title: t('compare.difference'),
      cell: ({ first, second }) => <By by={second - first} />,
    },
  ];
  return (
    <section>
      <h2>
        {title} <span className="quiet unit">{t('shared:unit.persons')}</span>
      </h2>
      {measures.length === 0 ? (
        <Empty />
      ) : (
        <DataTable caption={title} columns={columns} rows={measures} rowKey={({ name }) => name} />
      )}
    </section>
  );
}

export function By({ by }: { by: number }) {
  return by === 0 ? <span className="quiet">0</span> : <strong>{change(by)}</strong>;
}
