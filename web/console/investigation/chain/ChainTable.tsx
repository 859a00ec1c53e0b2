import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { type Column, DataTable } from '../../parts/DataTable';
import { More } from '../../parts/More';
import { counted } from '../../shell/number';
import { useGenerationName } from '../GenerationBars';
import { PersonLink } from '../PersonLink';
import type { Chain } from '../types';

const A_PAGE = 100;

type Edge = Chain['edges'][number];

/** The lines of the chain one under the other: who was exposed, and to whom. */
export function ChainTable({ chain, others }: { chain: Chain; others: boolean }) {
  const { t } = useTranslation('investigation');
  const { search } = useLocation();
  const generationName = useGenerationName();
  const [shown, setShown] = useState(A_PAGE);
  const known = new Map(chain.nodes.map((node) => [node.person, node]));
  const edges = chain.edges.filter((edge) => others || edge.main);
  const rows = edges.slice(0, shown);
  const person = (id: string) => <PersonLink person={id} name={known.get(id)?.name ?? null} search={search} />;
  const columns: Column<Edge>[] = [
    { key: 'contact', title: t('contact'), cell: (row) => person(row.contact) },
    {
      key: 'generation',
      title: t('parameters.generations.name'),
      cell: (row) => generationName(known.get(row.contact)?.generation ?? 0),
    },
    { key: 'source', title: t('source'), cell: (row) => person(row.source) },
    { key: 'main', title: t('mainSource'), cell: (row) => (row.main ? `✓ ${t('chain.isMain')}` : '—') },
    {
      key: 'exposures',
      kind: 'number',
      title: t('exposures'),
      cell: (row) => (row.exposures === null ? '—' : counted(row.exposures)),
    },
    {
      key: 'minutes',
      kind: 'number',
      title: t('minutesTogether'),
      cell: (row) => (row.overlapSeconds === null ? '—' : counted(Math.floor(row.overlapSeconds / 60))),
    },
  ];
  return (
    <>
      <div className="tall">
        <DataTable
          caption={t('views.chain')}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.source} ${row.contact}`}
          keys
        />
      </div>
      <More
        paged={{
          hasNextPage: shown < edges.length,
          isFetchingNextPage: false,
          isFetchNextPageError: false,
          error: null,
          fetchNextPage: () => setShown(shown + A_PAGE),
        }}
        shown={rows.length}
      />
    </>
  );
}
